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

/** What the command line asks for. */
sealed interface CommandLine {

    /** How the program is called. */
    String USAGE = """
            Usage: java -jar feature-store-emulator-standalone.jar --data DIR [OPTION VALUE]...

            Serves an embedded cloud (OCI Resource Manager, Object Storage, Identity) on 127.0.0.1 until it is stopped,
            and prints where, with the configuration file of an API key, as one line of JSON.

              --data DIR             folder of its state and key; made if it is absent
              --port N               port; 0, the default, for any that is free
              --speed X              how many times faster than real resources its resources are made; default %s
              --terraform X          what runs jobs: the path of a terraform or tofu, builtin, or auto, the default:
                                     terraform, else tofu, of %s or later on the PATH, else the built-in engine
              --provider-schema FILE types of resources beside the bundled ones, as printed by
                                     terraform providers schema -json
              --help                 prints this

            It can be told to misbehave, also while it runs, by the file control.json in DIR:

              --latency SECONDS      every answer takes as long
              --rate-429 R           rate of answers 429, from 0 to 1; default 0, as of the next three
              --rate-5xx R           rate of answers 500, 502, 503 and 504
              --rate-drop-before R   rate of connections cut before the request has any effect
              --rate-drop-after R    rate of connections cut in place of the answer
              --seed N               the same seed gives the same faults; default 0
              --logs-at-end BOOL     the log of a job appears when the job is finished; default false
              --job-files-late SECONDS
                                     files of a job answer 409 for as long after its end; default 1
              --job-takes SECONDS    every job takes exactly as long
              --job-limit N          unfinished jobs of all stacks; default %s
              --queue-jobs BOOL      a second job of a stack waits, and is not refused with 409; default false
            """.formatted(
                    EmbeddedCloudOptions.DEFAULT_SPEED, EngineOptions.OLDEST_TERRAFORM, Settings.DEFAULT_JOB_LIMIT);

    /** Options that are not settings. */
    List<String> OTHERS = List.of("--data", "--port", "--terraform", "--provider-schema");

    /** Serve. */
    record Serve(EmbeddedCloudOptions options) implements CommandLine {}

    /** Print how the program is called. */
    record Help() implements CommandLine {}

    /** Say what is wrong with the arguments. */
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
                return new Mistake(option + " needs a value");
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
                return new Mistake(option + " cannot be '" + value + "'");
            } catch (IllegalArgumentException e) {
                return new Mistake(option + ": " + e.getMessage());
            }
        }
        if (directory == null) {
            return new Mistake("--data is missing");
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
