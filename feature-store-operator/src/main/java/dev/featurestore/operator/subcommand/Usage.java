package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.failure.ExitStatus;
import dev.featurestore.operator.hint.ImageWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The help of the command line, in lines of at most {@link Flag#COLUMNS}. */
public final class Usage {

    private static final String ALL = """
            Usage: IMAGE [SUBCOMMAND] [OPTION...]

            Deploys the feature store with OCI Resource Manager. IMAGE is the command
            that runs this image, for example: podman run --rm feature_store:v1

            Reads the configuration (feature_store.yaml) from the first of: -f or --spec,
            the environment variable ENV_OPERATOR_ARGS (YAML or JSON), feature_store.yaml
            in the current folder.

            Subcommands:""";

    private static final String END = """

            Authenticates with the options, or else the environment variables of the OCI
            CLI (OCI_CLI_AUTH, OCI_CLI_CONFIG_FILE, OCI_CLI_PROFILE, ...), or else profile
            DEFAULT of ~/.oci/config. Mount that folder read-only.

            Exit status:""";

    private Usage() {}

    /** The help of one subcommand, or else of all. */
    public static List<String> lines(Optional<Subcommand> one) {
        List<String> lines = new ArrayList<>();
        if (one.isPresent()) {
            Subcommand subcommand = one.get();
            lines.add("Usage: " + ImageWords.IMAGE + " " + subcommand.word() + " [OPTION...]");
            lines.addAll(List.of("", sentence(subcommand.description()), "", "Options:"));
            subcommand.table().flags().forEach(flag -> lines.addAll(flag.help()));
            return lines;
        }
        lines.addAll(ALL.lines().toList());
        for (Subcommand subcommand : Subcommand.values()) {
            lines.addAll(Flag.lines("  " + subcommand.word(), subcommand.description()));
        }
        groups().forEach((users, flags) -> {
            lines.add("");
            lines.addAll(broken("Options of " + words(users) + ":"));
            flags.forEach(flag -> lines.addAll(flag.help()));
        });
        lines.addAll(END.lines().toList());
        for (ExitStatus status : ExitStatus.values()) {
            lines.add("  %3d  %s".formatted(status.status(), status.meaning()));
        }
        return lines;
    }

    /** A heading, broken after a comma if it is too long. */
    private static List<String> broken(String heading) {
        int end = heading.length() <= Flag.COLUMNS ? -1 : heading.lastIndexOf(", ", Flag.COLUMNS - 1);
        return end < 0 ? List.of(heading) : List.of(heading.substring(0, end + 1), "  " + heading.substring(end + 2));
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    /** The options by the subcommands that have them, those of all subcommands last. */
    static Map<Set<Subcommand>, Set<Flag>> groups() {
        Map<Class<? extends Record>, Set<Subcommand>> users = new LinkedHashMap<>();
        Map<Class<? extends Record>, Set<Flag>> flags = new LinkedHashMap<>();
        for (Subcommand subcommand : Subcommand.values()) {
            for (Flag flag : subcommand.table().flags()) {
                users.computeIfAbsent(flag.group(), group -> EnumSet.noneOf(Subcommand.class))
                        .add(subcommand);
                flags.computeIfAbsent(flag.group(), group -> new LinkedHashSet<>())
                        .add(flag);
            }
        }
        Map<Set<Subcommand>, Set<Flag>> groups = new LinkedHashMap<>();
        users.entrySet().stream()
                .sorted((a, b) ->
                        Integer.compare(a.getValue().size(), b.getValue().size()))
                .forEach(group -> groups.computeIfAbsent(group.getValue(), same -> new LinkedHashSet<>())
                        .addAll(flags.getOrDefault(group.getKey(), Set.of())));
        return groups;
    }

    /** The names of subcommands: all, or the few that are meant, or the few that are not. */
    static String words(Set<Subcommand> subcommands) {
        Set<Subcommand> others = EnumSet.allOf(Subcommand.class);
        others.removeAll(subcommands);
        if (others.isEmpty()) {
            return "all subcommands";
        }
        return Arrays.stream(Subcommand.values())
                .filter(subcommands::contains)
                .map(Subcommand::word)
                .collect(Collectors.joining(", "));
    }
}
