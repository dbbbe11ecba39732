package dev.featurestore.emulator;

import dev.featurestore.emulator.settings.Settings;
import dev.featurestore.emulator.settings.SettingsReader;
import dev.featurestore.emulator.terraform.EngineChoice;
import dev.featurestore.emulator.terraform.EngineOptions;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A parsed command line. */
sealed interface CommandLine {

    /** The text of {@code --help}. */
    String USAGE = """
            Usage: java -jar feature-store-emulator-standalone.jar --data DIR [OPTION VALUE]...

            Runs an embedded cloud (OCI Resource Manager, Object Storage, Identity) on 127.0.0.1 until you stop it.
            Prints its endpoint and the path of its OCI configuration file as one line of JSON.

              --data DIR             Folder of the state and the API key. Created if it does not exist.
              --port N               Port on 127.0.0.1. 0, the default, selects a free port.
              --speed X              Speed of jobs relative to OCI. Default: %s.
              --terraform X          Engine that runs jobs: auto, builtin, or the path of a terraform or tofu program.
                                     auto, the default, uses terraform or tofu %s or later on the PATH, or else the
                                     built-in engine.
              --provider-schema FILE Adds the resource types of FILE, the output of
                                     'terraform providers schema -json'.
              --help                 Prints this help.

            Options for simulated faults. You can change them while the cloud runs, in the file control.json in DIR:

              --latency SECONDS      Minimum duration of each answer. Default: 0.
              --rate-429 R           Rate of answers with status 429, from 0 to 1. Default: 0.
              --rate-5xx R           Rate of answers with status 500, 502, 503 or 504, from 0 to 1. Default: 0.
              --rate-drop-before R   Rate of connections closed before the request takes effect, from 0 to 1. Default: 0.
              --rate-drop-after R    Rate of connections closed instead of an answer, from 0 to 1. Default: 0.
              --seed N               Seed of the faults. The same seed gives the same faults. Default: 0.
              --logs-at-end BOOL     Whether the log of a job stays empty until the job ends. Default: false.
              --job-files-late SECONDS
                                     Time after the end of a job in which requests for its files get 409. Default: 1.
              --job-takes SECONDS    Duration of each job. Default: the durations of its resources.
              --job-limit N          Maximum number of unfinished jobs in all stacks. Default: %s.
              --queue-jobs BOOL      Whether a second job of a stack waits instead of getting 409. Default: false.
            """.formatted(
                    EmbeddedCloudOptions.DEFAULT_SPEED, EngineOptions.OLDEST_TERRAFORM, Settings.DEFAULT_JOB_LIMIT);

    /** Options that are not settings. */
    List<String> OTHERS = List.of("--data", "--port", "--terraform", "--provider-schema");

    /** Run the cloud. */
    record Serve(EmbeddedCloudOptions options) implements CommandLine {}

    /** Print the usage. */
    record Help() implements CommandLine {}

    /** Print what is wrong with the arguments, and the usage. */
    record Mistake(String message) implements CommandLine {}

    static CommandLine parse(String... arguments) {
        Map<String, String> keys = new HashMap<>();
        SettingsReader.SIMPLE_KEYS.forEach(key -> keys.put(option(key), key));
        @Nullable Path directory = null;
        int port = 0;
        Settings settings = Settings.atSpeed(EmbeddedCloudOptions.DEFAULT_SPEED);
        EngineOptions engines = EngineOptions.AUTO;
        for (Iterator<String> rest = List.of(arguments).iterator(); rest.hasNext(); ) {
            String option = rest.next();
            if (option.equals("--help")) {
                return new Help();
            }
            String key = keys.get(option);
            if (key == null && !OTHERS.contains(option)) {
                return new Mistake("unknown argument: " + option);
            }
            if (!rest.hasNext()) {
                return new Mistake("missing value of " + option);
            }
            String value = rest.next();
            try {
                if (key != null) {
                    settings = SettingsReader.with(settings, key, value);
                } else if (option.equals("--data")) {
                    directory = Path.of(value);
                } else if (option.equals("--terraform")) {
                    engines = new EngineOptions(EngineChoice.parse(value), engines.providerSchema());
                } else if (option.equals("--provider-schema")) {
                    engines = new EngineOptions(engines.choice(), Optional.of(Path.of(value)));
                } else {
                    port = Integer.parseInt(value);
                }
            } catch (NumberFormatException | InvalidPathException e) {
                return new Mistake("invalid value of " + option + ": " + value);
            } catch (IllegalArgumentException e) {
                return new Mistake(option + ": " + e.getMessage());
            }
        }
        if (directory == null) {
            return new Mistake("missing option: --data");
        }
        try {
            return new Serve(new EmbeddedCloudOptions(directory, port, settings, engines));
        } catch (IllegalArgumentException e) {
            return new Mistake(String.valueOf(e.getMessage()));
        }
    }

    /** A setting's option: {@code --rate-429} for {@code rate429}. */
    private static String option(String key) {
        return "--" + key.replaceAll("([A-Z]|[0-9]\\w+)", "-$1").toLowerCase(Locale.ROOT);
    }
}
