package dev.featurestore.emulator.terraform;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The environment of a Terraform that is run: nothing of the caller's but what a system needs to run programs. */
final class ChildEnvironment {

    /** Without these no program finds its libraries, its temporary files or, on Windows, the network. */
    private static final List<String> OF_THE_SYSTEM = List.of("PATH", "SystemRoot", "TMPDIR", "TEMP", "TMP");

    private ChildEnvironment() {}

    /** Adds what the system needs. */
    static void keepSystem(Map<String, String> environment) {
        for (String name : OF_THE_SYSTEM) {
            @Nullable String value = System.getenv(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
    }

    /**
     * Environment of a job.
     *
     * @param data folder of Terraform's own data
     * @param configuration Terraform's settings, in place of the user's
     * @param reattached what Terraform is told of providers that run already; may be empty
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
        // Loopback is never reached through a proxy.
        environment.put("NO_PROXY", "*");
        if (!reattached.isEmpty()) {
            environment.put("TF_REATTACH_PROVIDERS", reattached);
        }
        variables.forEach((name, value) -> {
            // No variable of Terraform has such a name, and no environment either.
            if (name.indexOf('=') < 0 && name.indexOf(0) < 0) {
                environment.put("TF_VAR_" + name, value.replace("\0", ""));
            }
        });
        return environment;
    }
}
