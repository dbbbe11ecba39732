package dev.featurestore.operator.hint;

import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Formats the commands in hints for the context of this run: the same project, cloud, configuration, stack and credentials.
 *
 * @param call the command that starts Maven for the same project, such as {@code mvn -f app/pom.xml}
 * @param plugin the plugin's prefix or coordinates
 * @param execution the execution whose configuration a goal needs, as {@code @ID}; empty if none
 * @param context properties of this run that a goal cannot find itself, with their values
 * @param taken the properties of the context that each goal accepts
 * @param image the words for a user of the image without Maven; empty for a user of Maven
 */
public record Commands(
        String call,
        String plugin,
        String execution,
        Map<String, String> context,
        Map<Goal, Set<String>> taken,
        Optional<ImageWords> image) {

    public static final String CONFIG = "featurestore.config";
    public static final String ENVIRONMENT = "featurestore.environment";
    public static final String STACK_ID = "featurestore.stackId";
    public static final String STACK_NAME = "featurestore.stackName";
    public static final String COMPARTMENT_ID = "featurestore.compartmentId";
    public static final String REGION = "featurestore.region";
    public static final String JOB = "featurestore.job";
    public static final String CLOUD = "featurestore.cloud";

    /** Placeholder for the value of a property that may be secret. A shell refuses a command that contains it. */
    public static final String WITHHELD = "<value>";

    /** Names of variables whose values may be secret. */
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(password|passphrase|passwd|secret|token|credential|private|auth_?key).*");

    /** Properties that name the stack without a configuration. */
    private static final List<String> PLACE = List.of(STACK_ID, COMPARTMENT_ID, STACK_NAME, REGION);

    /** Properties of a cloud that a build does not start itself. */
    private static final List<String> RUNNING_CLOUD = List.of("featurestore.endpoint", "featurestore.ociConfig");

    /** Placeholder for a file that this run does not know. */
    private static final String UNKNOWN_FILE = "FILE";

    /** Words without characters that a shell interprets. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    public Commands {
        context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
        Map<Goal, Set<String>> copy = new EnumMap<>(Goal.class);
        taken.forEach((goal, names) -> copy.put(goal, Set.copyOf(names)));
        taken = Collections.unmodifiableMap(copy);
    }

    /** Commands of Maven. */
    public Commands(
            String call, String plugin, String execution, Map<String, String> context, Map<Goal, Set<String>> taken) {
        this(call, plugin, execution, context, taken, Optional.empty());
    }

    /**
     * Commands of the image without Maven.
     *
     * @param taken the goals that are subcommands, and the properties of the context that each accepts
     */
    public static Commands ofImage(ImageWords words, Map<String, String> context, Map<Goal, Set<String>> taken) {
        return new Commands(ImageWords.IMAGE, "", "", context, taken, Optional.of(words));
    }

    /** Commands without a context. */
    public static Commands plain() {
        return new Commands("mvn", "featurestore", "", Map.of(), Map.of());
    }

    /** Commands for a file that other users read too: only with the configuration, if it is not the default. */
    public Commands inFiles(Optional<String> config) {
        Map<String, String> known = config.map(file -> Map.of(CONFIG, file)).orElse(Map.of());
        return new Commands("mvn", plugin, "", known, taken);
    }

    /** A text of a hint or message in the words of its reader: with properties of Maven, or with options of the image. */
    public String words(String text) {
        return image.map(words -> words.of(text)).orElse(text);
    }

    /** Those of the commands that the reader can run: the image has only some goals. */
    public List<Command> known(List<Command> commands) {
        return image.isEmpty()
                ? commands
                : commands.stream()
                        .filter(command -> taken.containsKey(command.goal()))
                        .toList();
    }

    /** A command as a line to copy. */
    public String line(Command command) {
        return "  " + text(command);
    }

    /** A command for a shell in the folder where this run was started. */
    public String text(Command command) {
        if (image.isPresent()) {
            return image.get().text(command.goal(), arguments(command));
        }
        StringBuilder text = new StringBuilder(call)
                .append(' ')
                .append(plugin)
                .append(':')
                .append(command.goal().word())
                .append(execution);
        arguments(command).forEach((name, value) -> {
            text.append(" -D").append(name);
            if (!value.equals("true")) {
                text.append('=').append(quoted(value));
            }
        });
        return text.toString();
    }

    private Map<String, String> arguments(Command command) {
        Set<String> known = taken.getOrDefault(command.goal(), Set.of());
        Map<String, String> arguments = new LinkedHashMap<>(context);
        arguments.keySet().retainAll(known);
        if (command.goal() == Goal.STACKS) {
            arguments.remove(STACK_ID); // It lists those of a compartment.
        }
        Map<String, String> own = command.properties();
        if (own.keySet().stream().anyMatch(List.of(JOB, STACK_ID, COMPARTMENT_ID)::contains)) {
            arguments.keySet().removeAll(List.of(STACK_ID, COMPARTMENT_ID, STACK_NAME));
        } else if (known.contains(CONFIG)
                && PLACE.stream().anyMatch(name -> context.containsKey(name) && !known.contains(name))) {
            // The default configuration may belong to another stack.
            arguments.put(CONFIG, UNKNOWN_FILE);
        }
        if (own.containsKey(STACK_ID) || own.containsKey(COMPARTMENT_ID)) {
            arguments.remove(CONFIG);
            arguments.remove(ENVIRONMENT);
            arguments.remove(ImageWords.SPEC);
        }
        if ("embedded".equals(own.get(CLOUD))) {
            arguments.keySet().removeAll(RUNNING_CLOUD);
        }
        arguments.putAll(own);
        return arguments;
    }

    /** The value of a stack variable in a command: {@link #WITHHELD} if its name is that of a secret. */
    public static String shown(String name, String value) {
        return isSecret(name) ? WITHHELD : value;
    }

    /** Whether a name is that of a secret. */
    public static boolean isSecret(String name) {
        return SECRET.matcher(name).matches();
    }

    /** A word quoted for a shell: in single quotes, on Windows in double quotes. */
    public static String quoted(String word) {
        if (PLAIN.matcher(word).matches() || word.equals(WITHHELD)) {
            return word;
        }
        return File.separatorChar == '\\' ? '"' + word + '"' : "'" + word.replace("'", "'\\''") + "'";
    }

    /** A sentence, and below it the commands. */
    public List<String> lines(String words, Command... commands) {
        List<String> lines = new ArrayList<>(List.of(words(words)));
        for (Command command : commands) {
            lines.add(line(command));
        }
        return lines;
    }
}
