package dev.featurestore.operator.verify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Options of {@code docker run} and {@code podman run} that a backend file may set. */
final class RunOptions {
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z0-9-]*(=.*)?", Pattern.DOTALL);

    /** Options that the operator sets, and the hint for each. */
    private static final Map<String, String> OWN = own();

    private RunOptions() {}

    private static Map<String, String> own() {
        Map<String, String> own = new TreeMap<>();
        for (String name : List.of("env", "env-file")) {
            own.put("--" + name, "Write it below spec.env, whose values do not appear on a command line");
        }
        for (String name : List.of("volume", "mount")) {
            own.put("--" + name, "Write it below spec.volume");
        }
        for (String name : List.of("network", "net")) {
            own.put("--" + name, "Write it as spec.network");
        }
        for (String name : List.of("rm", "detach", "name", "cidfile", "interactive", "tty", "entrypoint")) {
            own.put("--" + name, "Delete it: the operator names, follows and removes the container");
        }
        return Map.copyOf(own);
    }

    static boolean isOption(String text) {
        return OPTION.matcher(text).matches();
    }

    /** The option without its value. */
    static String name(String option) {
        int equals = option.indexOf('=');
        return equals < 0 ? option : option.substring(0, equals);
    }

    /** The hint for an option that is not allowed; empty for any other. */
    static Optional<String> instead(String option) {
        return Optional.ofNullable(OWN.get(name(option)));
    }
}
