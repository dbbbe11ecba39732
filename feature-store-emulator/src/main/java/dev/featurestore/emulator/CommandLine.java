package dev.featurestore.emulator;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the command line asks for. */
sealed interface CommandLine {

    /** How the program is called. */
    String USAGE = """
            Usage: java -jar feature-store-emulator-standalone.jar --data DIR [--port N] [--speed X]

            Serves an embedded cloud (OCI Resource Manager) on 127.0.0.1 until it is stopped, and prints where,
            with the configuration file of an API key, as one line of JSON.

              --data DIR   folder of its state and key; made if it is absent
              --port N     port; 0, the default, for any that is free
              --speed X    how many times faster than real resources its resources are made; default %s
              --help       prints this
            """.formatted(EmbeddedCloudOptions.DEFAULT_SPEED);

    /** Serve. */
    record Serve(EmbeddedCloudOptions options) implements CommandLine {}

    /** Print how the program is called. */
    record Help() implements CommandLine {}

    /** Say what is wrong with the arguments. */
    record Mistake(String message) implements CommandLine {}

    static CommandLine parse(String... arguments) {
        @Nullable Path directory = null;
        int port = 0;
        double speed = EmbeddedCloudOptions.DEFAULT_SPEED;
        for (Iterator<String> rest = List.of(arguments).iterator(); rest.hasNext(); ) {
            String option = rest.next();
            if (option.equals("--help")) {
                return new Help();
            }
            if (!option.equals("--data") && !option.equals("--port") && !option.equals("--speed")) {
                return new Mistake("unknown argument: " + option);
            }
            if (!rest.hasNext()) {
                return new Mistake(option + " needs a value");
            }
            String value = rest.next();
            try {
                switch (option) {
                    case "--data" -> directory = Path.of(value);
                    case "--port" -> port = Integer.parseInt(value);
                    default -> speed = Double.parseDouble(value);
                }
            } catch (NumberFormatException | InvalidPathException e) {
                return new Mistake(option + " cannot be '" + value + "'");
            }
        }
        if (directory == null) {
            return new Mistake("--data is missing");
        }
        try {
            return new Serve(new EmbeddedCloudOptions(directory, port, speed));
        } catch (IllegalArgumentException e) {
            return new Mistake(String.valueOf(e.getMessage()));
        }
    }
}
