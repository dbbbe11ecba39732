package dev.featurestore.emulator.terraform;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The environment of Terraform's processes: of the caller's variables only those that the system needs. */
final class ChildEnvironment {

    /** Variables that programs need to find their libraries, their temporary files and, on Windows, the network. */
    private static final List<String> OF_THE_SYSTEM = List.of("PATH", "SystemRoot", "TMPDIR", "TEMP", "TMP");

    private ChildEnvironment() {}

    /** Adds the system's variables. */
    static void keepSystem(Map<String, String> environment) {
        for (String name : OF_THE_SYSTEM) {
            @Nullable String value = System.getenv(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
    }

    /**
     * Returns the environment of a job.
     *
     * @param data folder of Terraform's own data
     * @param configuration Terraform's settings, in place of the user's
     * @param reattached value of {@code TF_REATTACH_PROVIDERS}; may be empty
     * @param variables values of the stack's variables
     */
    static Map<String, String> of(Path data, Path configuration, String reattached, Map<String, String> variables) {
        Map<String, String> environment = new TreeMap<>();
        keepSystem(environment);
        environment.put("HOME", data.toString());
        environment.put("TF_DATA_DIR", data.toString());
        environment.put("TF_CLI_CONFIG_FILE", configuration.toString());
        environment.put("TF_IN_AUTOMATION", "1");
        environment.put("TF_INPUT", "0");
        environment.put("CHECKPOINT_DISABLE", "1");
        // No proxy for loopback.
        environment.put("NO_PROXY", "*");
        if (!reattached.isEmpty()) {
            environment.put("TF_REATTACH_PROVIDERS", reattached);
        }
        variables.forEach((name, value) -> {
            // Neither Terraform nor an environment has variables with such names.
            if (name.indexOf('=') < 0 && name.indexOf(0) < 0) {
                environment.put("TF_VAR_" + name, value.replace("\0", ""));
            }
        });
        return environment;
    }
}
