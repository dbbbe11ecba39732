package dev.featurestore.operator.container;

import dev.featurestore.operator.cloud.Changes;
import dev.featurestore.operator.command.Apply;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.command.Signals;
import dev.featurestore.operator.config.Environment;
import dev.featurestore.operator.failure.ExitStatus;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.EnvironmentLines;
import dev.featurestore.operator.subcommand.ApplyArguments;
import dev.featurestore.operator.subcommand.Arguments;
import dev.featurestore.operator.subcommand.CommandLine;
import dev.featurestore.operator.subcommand.ConfigurationArguments;
import dev.featurestore.operator.subcommand.RunContext;
import dev.featurestore.operator.subcommand.Usage;
import dev.featurestore.operator.values.Values;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Main class of the operator's container. {@code --help} prints options and exit statuses. */
public final class Main {

    /** Environment variable with the configuration. */
    public static final String CONFIGURATION = ConfigurationArguments.VARIABLE;

    /**
     * The one argument of a container that a build started, which passes its options on standard input ({@link
     * PipedVariables}). An image of another version refuses it, or the options that it does not know.
     */
    static final String OF_BUILD = "--of-build";

    private final Console console;
    private final Path folder;
    private final Map<String, String> environment;

    /**
     * The operator of a process.
     *
     * @param folder working folder
     * @param environment the process's environment
     */
    Main(Console console, Path folder, Map<String, String> environment) {
        this.console = console;
        this.folder = folder;
        this.environment = Map.copyOf(environment);
    }

    /** Runs the operator and exits with its status. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path folder = Path.of("").toAbsolutePath();
        ExitStatus status;
        if (isOfBuild(arguments)) {
            Map<String, String> environment = ofBuild();
            Console relay = new Relay.Sender(out, MainCommands.of(environment, arguments), isDebug(environment));
            status = new Main(relay, folder, environment).run(arguments);
        } else {
            PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
            status = run(out, err, folder, System.getenv(), arguments);
        }
        System.exit(status.status());
    }

    /**
     * Runs a command line of the image without a build.
     *
     * @param folder working folder
     */
    public static ExitStatus run(
            PrintStream out, PrintStream err, Path folder, Map<String, String> environment, String... arguments) {
        return new Main(StreamConsole.of(out, err, environment, arguments), folder, environment).run(arguments);
    }

    /** The environment of a container of a build. Input that cannot be read leaves no options, which is refused later. */
    private static Map<String, String> ofBuild() {
        try {
            return PipedVariables.read(System.in).over(System.getenv());
        } catch (FeatureStoreException refusedLater) {
            return Map.of(ContainerInput.VARIABLE, "?");
        }
    }

    private static boolean isOfBuild(String... arguments) {
        return List.of(arguments).equals(List.of(OF_BUILD));
    }

    private static boolean isDebug(Map<String, String> environment) {
        try {
            return ContainerInput.of(environment).options().containsKey("debug");
        } catch (FeatureStoreException refusedLater) {
            return false;
        }
    }

    /** Runs the operator with command-line arguments, and prints a failure. */
    ExitStatus run(String... arguments) {
        try {
            ContainerInput inherited = ContainerInput.of(environment);
            if (isOfBuild(arguments)) {
                runOfBuild(inherited);
                return ExitStatus.DONE;
            }
            CommandLine line = CommandLine.parse(arguments);
            if (line.arguments().common().help()) {
                Usage.lines(line.named()).forEach(console::info);
            } else {
                runArguments(line, context(console, folder, environment, inherited));
            }
            return ExitStatus.DONE;
        } catch (FeatureStoreException e) {
            print(e);
            return ExitStatus.of(e.code());
        } catch (RuntimeException e) {
            console.error(FailureCode.INTERNAL_ERROR.label() + " Internal error: " + e);
            console.error("Report this line and the command to the maintainers of this plugin.");
            return ExitStatus.BROKEN;
        }
    }

    private static void runArguments(CommandLine line, RunContext context) {
        Instant begun = Instant.now();
        Arguments arguments = line.arguments();
        Optional<EnvironmentLines> environment = Optional.empty();
        try {
            environment = line.environment().map(Environment::parse).map(EnvironmentLines::new);
            environment.map(EnvironmentLines::first).ifPresent(context.console()::info);
            arguments.run(context);
            environment.map(lines -> lines.last(line.word())).ifPresent(context.console()::info);
        } catch (FeatureStoreException failure) {
            FeatureStoreException e =
                    environment.map(lines -> lines.failure(failure)).orElse(failure);
            arguments.failed(context, e, begun);
            throw e;
        }
    }

    private void print(FeatureStoreException failure) {
        if (failure.code() == FailureCode.INTERRUPTED) {
            return; // The goal prints it before the process ends.
        }
        if (console instanceof Relay.Sender relay) {
            relay.failed(failure);
        } else {
            failure.text(console.commands()).lines().forEach(console::error);
        }
    }

    private static RunContext context(
            Console console, Path folder, Map<String, String> environment, ContainerInput inherited) {
        return new RunContext(
                console,
                folder,
                environment,
                new ContainerValues(environment, inherited),
                inherited.overrides(),
                inherited.passPhrase(),
                inherited.proxies());
    }

    /** Runs {@code apply} for a build, which prints the lines about a rehearsal. */
    private void runOfBuild(ContainerInput inherited) {
        ApplyArguments arguments = ApplyArguments.TABLE.read(inherited.options());
        RunContext context = context(console, folder, decoded(), inherited);
        if (arguments.verify() || !(console instanceof Relay.Sender relay)) {
            arguments.run(context);
            return;
        }
        Changes changes = new Changes();
        ApplyRequest request = arguments.request(context);
        try (Signals signals = Signals.interrupt(console, changes)) {
            try {
                new Apply(context.project(arguments.common())).deploy(request, changes);
            } catch (FeatureStoreException e) {
                if (e.code() == FailureCode.INTERRUPTED) {
                    relay.failed(e);
                }
                throw e;
            }
        }
    }

    /** The environment, with the configuration as a text: a build passes it as a string of JSON, in ASCII. */
    private Map<String, String> decoded() {
        String given = environment.getOrDefault(CONFIGURATION, "");
        Map<String, String> decoded = new TreeMap<>(environment);
        if (!given.isBlank()) {
            decoded.put(CONFIGURATION, AsciiJson.read(CONFIGURATION, given).asText());
        }
        return decoded;
    }

    /** Values that the build handed to the container, and else the container's environment. */
    private record ContainerValues(Map<String, String> variables, ContainerInput inherited) implements Values {

        @Override
        public Optional<String> environment(String name) {
            return Optional.ofNullable(inherited.environment().getOrDefault(name, variables.get(name)));
        }

        @Override
        public Optional<String> property(String name) {
            return Optional.ofNullable(inherited.properties().get(name));
        }
    }
}
