package dev.featurestore.operator.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Restricts a container: it runs as the user of this process, whose files it reads and writes, on a read-only file system, and
 * without capabilities.
 */
record ContainerRestrictions(ContainerHost host, ContainerEngine engine) {

    private static final String TMPFS = "--tmpfs=/tmp";
    private static final String USERNS = "--userns=";

    private static final List<String> ALWAYS =
            List.of("--read-only", TMPFS, "--cap-drop=all", "--security-opt=no-new-privileges");

    /** Several options of these names apply to a container, each to a thing of its own. */
    private static final Pattern THING =
            Pattern.compile("(--security-opt=[^:=]*|--tmpfs=[^:]*|--[^=]*).*", Pattern.DOTALL);

    /**
     * The options of the engine.
     *
     * @param options options of the backend file, which replace those of this class for the same thing
     */
    List<String> with(List<String> options, List<Mount> mounts) {
        Set<String> replaced = new TreeSet<>();
        options.forEach(option -> replaced.add(thing(option)));
        if (mounts.stream().anyMatch(mount -> mount.target().equals("/tmp"))) {
            replaced.add(TMPFS);
        }
        List<String> all = new ArrayList<>();
        if (!replaced.contains("--user")) {
            all.addAll(user(options));
        }
        ALWAYS.stream().filter(option -> !replaced.contains(thing(option))).forEach(all::add);
        all.addAll(options);
        return all;
    }

    private static String thing(String option) {
        Matcher thing = THING.matcher(option);
        return thing.matches() ? thing.group(1) : option;
    }

    private List<String> user(List<String> options) {
        if (host.user().isEmpty()) {
            return List.of();
        }
        HostUser user = host.user().get();
        Optional<String> chosen = options.stream()
                .filter(option -> option.startsWith(USERNS))
                .reduce((one, next) -> next)
                .map(option -> option.substring(USERNS.length()));
        if (chosen.filter(mode -> mode.matches("keep-id(:.*)?")).isPresent()) {
            return List.of(user.option());
        }
        if (chosen.filter(mode -> !mode.equals("host")).isPresent()) {
            return List.of(); // Which user has the files of this one is not known.
        }
        // For root all engines map users in the same way.
        UserMapping mapping = user.isRoot() ? UserMapping.SAME : engine.userMapping();
        if (chosen.isPresent() && mapping == UserMapping.KEEPS_ID) {
            mapping = UserMapping.ROOT_IS_USER;
        }
        return switch (mapping) {
            case SAME -> List.of(user.option());
            case KEEPS_ID -> List.of("--userns=keep-id", user.option());
            case ROOT_IS_USER -> List.of(HostUser.ROOT.option());
        };
    }
}
