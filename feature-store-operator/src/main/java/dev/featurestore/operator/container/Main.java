package dev.featurestore.operator.container;

import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.cloud.BucketName;
import dev.featurestore.operator.cloud.Changes;
import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.command.Apply;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.command.Inputs;
import dev.featurestore.operator.command.Project;
import dev.featurestore.operator.command.Signals;
import dev.featurestore.operator.command.Verify;
import dev.featurestore.operator.command.VerifyRequest;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.failure.ExitStatus;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UnusablePathException;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.ReportFiles;
import dev.featurestore.operator.report.Results;
import dev.featurestore.operator.values.Values;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Main class of the operator's container. {@code --help} prints options and exit statuses. */
public final class Main {

    /** Environment variable with the configuration; the original operator has the same name for it. */
    public static final String CONFIGURATION = "ENV_OPERATOR_ARGS";

    /**
     * The one argument of a container that a build started, which passes its options on standard input ({@link
     * PipedVariables}). An image of another version refuses it, or the options that it does not know.
     */
    static final String OF_BUILD = "--of-build";

    private final Console console;
    private final Path folder;
    private final Map<String, String> environment;

    /**
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
        boolean build = isOfBuild(arguments);
        Map<String, String> environment = build ? ofBuild() : System.getenv();
        Commands commands = MainCommands.of(environment, arguments);
        boolean debug = List.of(arguments).contains("--debug") || (build && isDebug(environment));
        Console console = build
                ? new Relay.Sender(out, commands, debug)
                : new StreamConsole(out, new PrintStream(System.err, true, StandardCharsets.UTF_8), commands, debug);
        System.exit(new Main(console, Path.of("").toAbsolutePath(), environment)
                .run(arguments)
                .status());
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
            MainOptions options = isOfBuild(arguments)
                    ? MainOptions.TABLE.read(ContainerInput.of(environment).options())
                    : CommandLine.parse(arguments);
            if (options.help()) {
                CommandLine.usage().lines().forEach(console::info);
            } else {
                run(options);
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

    private void run(MainOptions options) {
        ContainerInput inherited = ContainerInput.of(environment);
        Inputs inputs = new Inputs(
                configuration(options),
                inherited.overrides(),
                new OptionAccess(options, environment, inherited),
                options.bucket().map(Main::bucket));
        Project project = new Project(
                console,
                options.rootFolder().orElse(folder),
                folder,
                Main.class.getClassLoader(),
                new ContainerValues(environment, inherited));
        if (options.verify()) {
            new Verify(project).run(VerifyRequest.of(inputs));
        } else {
            apply(
                    new Apply(project),
                    new ApplyRequest(inputs, "local", Results.exactly(options.reportsFolder()), options.apply()));
        }
    }

    private void apply(Apply apply, ApplyRequest request) {
        if (!(console instanceof Relay.Sender relay)) {
            apply.run(request);
            return;
        }
        // The process outside of the container prints the lines about a rehearsal.
        Changes changes = new Changes();
        try (Signals signals = Signals.interrupt(console, changes)) {
            try {
                apply.deploy(request, changes);
            } catch (FeatureStoreException e) {
                if (e.code() == FailureCode.INTERRUPTED) {
                    relay.failed(e);
                }
                throw e;
            } finally {
                new ReportFiles(request.results()).giveToOwnerOfFolder();
            }
        }
    }

    private Source configuration(MainOptions options) {
        Optional<String> file = options.file();
        if (file.isPresent()) {
            return parsed("-f", () -> Source.of(file.get(), UserPaths.in(folder)));
        }
        Optional<String> spec = options.spec();
        if (spec.isPresent()) {
            return text("--spec", spec.get());
        }
        String given = environment.getOrDefault(CONFIGURATION, "");
        if (!given.isBlank()) {
            return options.standsFor()
                    .map(name -> text(name, AsciiJson.read(CONFIGURATION, given).asText()))
                    .orElseGet(() -> text(CONFIGURATION, given));
        }
        Path config = folder.resolve("feature_store.yaml");
        if (!Files.exists(config)) {
            throw FeatureStoreException.of(
                    FailureCode.MISSING_CONFIGURATION,
                    "No configuration: -f, --spec and " + CONFIGURATION + " are not set, and " + config
                            + " does not exist",
                    "Set " + CONFIGURATION + " to the configuration, name its file with -f, or mount it as " + config);
        }
        return new Source.Local(config);
    }

    private Source text(String name, String text) {
        return new Source.Text(new Source.Local(folder.resolve(name)), text);
    }

    private static BucketName bucket(String text) {
        return parsed("--bucket", () -> BucketName.parse(text));
    }

    private static <T> T parsed(String option, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    option + ": invalid value: " + e.getMessage(),
                    e instanceof UnusablePathException path ? path.hint() : "Run with --help for the options",
                    e);
        }
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

    /** Access to the cloud by the options and the environment. */
    private record OptionAccess(MainOptions options, Map<String, String> environment, ContainerInput inherited)
            implements CloudAccess {

        @Override
        public boolean rehearsal() {
            return options.rehearsal();
        }

        @Override
        public CloudAddress open() {
            return new CloudAddress(
                    options.endpoint(),
                    new SignIn(
                            options.auth(),
                            options.ociConfigFile(),
                            options.profile(),
                            inherited.passPhrase(),
                            environment,
                            UserPaths.userHome()),
                    new Network(inherited.proxies(), options.certificates(), environment, options.offline()),
                    options.retryTimeout());
        }

        @Override
        public void close() {}
    }
}
