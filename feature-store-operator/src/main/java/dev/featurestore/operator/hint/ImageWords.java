package dev.featurestore.operator.hint;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of hints for a user of the operator's image without Maven. The sources write hints for a user of Maven, like a
 * message catalog whose keys are its default texts: a property is an option here, and what only Maven has is left out.
 *
 * @param options whether the image has an option of this name, such as {@code dryRun}
 */
public record ImageWords(Predicate<String> options) {

    /** Stands for the command that runs the image, as in the synopsis of {@code podman run}. */
    public static final String IMAGE = "IMAGE";

    /** The key of {@link Commands#context} for a configuration that is on the command line as a text. */
    public static final String SPEC = "featurestore.spec";

    /** Options that do not have the name of their property. */
    private static final Map<String, String> NAMES = Map.of("config", "file", "resultsDirectory", "reports");

    /** A property, with its value if it is set. */
    private static final Pattern PROPERTY = Pattern.compile("(?<![\\w./-])(?:-D)?featurestore\\.([A-Za-z]+)(?![\\w/])"
            + "(?:\\.([A-Za-z_]\\w*))?(?:=([^\\s,;]*[^\\s,;.:?)]))?");

    /** Words that only Maven's users know, and those of the image in their place. */
    private record Phrase(Pattern ofMaven, String ofImage) {
        static Phrase of(String ofMaven, String ofImage) {
            return new Phrase(Pattern.compile(ofMaven), ofImage);
        }
    }

    /** In a class of its own, which a run without a hint does not load. */
    private static final class Phrases {

        static final List<Phrase> ALL = List.of(
                Phrase.of("Maven's settings\\.xml or HTTPS_PROXY", "HTTPS_PROXY"),
                Phrase.of(",? or a server in Maven's settings\\.xml \\(featurestore\\.serverId\\)", ""),
                Phrase.of(
                        "Create it with `oci setup config`, or set another",
                        "Mount the folder of that file, or set another"),
                Phrase.of("(?:\\. )?To rehearse without an account: -Dfeaturestore\\.cloud=embedded", ""),
                Phrase.of("Maven is offline \\(-o\\), and", "--offline is set, and"),
                Phrase.of(
                        "Run without -o, or rehearse on this machine: -Dfeaturestore\\.cloud=embedded",
                        "Run without --offline, or rehearse on this machine: --endpoint ADDRESS --rehearsal"),
                Phrase.of(
                        "while its embedded cloud runs: add -Dfeaturestore\\.cloud=embedded, or start an embedded cloud in its"
                                + " own process",
                        "while its embedded cloud runs: start it again"),
                Phrase.of("(continues without|end with) this build", "$1 this container"),
                Phrase.of("\\$\\{a\\.name} for a property of the build, ", ""),
                Phrase.of("=FILE, or create one$", "=FILE"),
                Phrase.of("Create a new configuration in an empty folder", "Write these four keys"),
                Phrase.of(
                        "Pass this file as -Dbackend=.+, and (a configuration of kind \\S+) as -Dfeaturestore\\.config",
                        "Set $1 with ENV_OPERATOR_ARGS or -Dfeaturestore.config"),
                Phrase.of("or set another one with -Djava\\.io\\.tmpdir", "or mount a volume as this folder"),
                Phrase.of("In batch mode, add ", "Add "),
                Phrase.of("\\bgoal (plan) printed", "subcommand $1 printed"),
                Phrase.of("\\bthis goal\\b", "this subcommand"),
                Phrase.of("\\bfeaturestore:([a-z][a-z-]*)", "$1"));

        private Phrases() {}
    }

    /** The word of an option: {@code --dry-run} for {@code dryRun}. */
    public static String option(String name) {
        return "--" + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** A text of a hint or message in the words of the image. */
    public String of(String text) {
        String worded = text;
        for (Phrase phrase : Phrases.ALL) {
            worded = phrase.ofMaven().matcher(worded).replaceAll(phrase.ofImage());
        }
        return PROPERTY.matcher(worded).replaceAll(match -> Matcher.quoteReplacement(option(match)));
    }

    private String option(MatchResult match) {
        String name = NAMES.getOrDefault(match.group(1), match.group(1));
        if (!options.test(name)) {
            return match.group();
        }
        String value = match.group(3);
        if (match.group(2) != null) {
            return option(name) + " " + match.group(2) + (value == null ? "" : "=" + value);
        }
        return option(name) + (value == null || value.equals("true") ? "" : " " + value);
    }

    /** The command line of a subcommand. */
    String text(Goal goal, Map<String, String> properties) {
        StringBuilder text = new StringBuilder(IMAGE).append(' ').append(goal.word());
        properties.forEach((property, value) -> {
            String[] parts = property.substring(property.indexOf('.') + 1).split("\\.", 2);
            text.append(' ').append(option(NAMES.getOrDefault(parts[0], parts[0])));
            if (parts.length > 1) {
                text.append(' ').append(parts[1] + "=" + Commands.quoted(value));
            } else if (!value.equals("true")) {
                text.append(' ').append(Commands.quoted(value));
            }
        });
        return text.toString();
    }
}
