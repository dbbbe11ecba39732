package dev.featurestore.operator;

import dev.featurestore.operator.cloud.BucketName;
import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.cloud.Network;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.cloud.SignIn;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.container.AsciiJson;
import dev.featurestore.operator.container.Inherited;
import dev.featurestore.operator.container.Relay;
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

/** The operator as a process of its own: what its container starts. {@code --help} tells options and exit statuses. */
public final class Main {

    /** Variable of the environment that holds the configuration, as in the operator's origin. */
    public static final String CONFIGURATION = "ENV_OPERATOR_ARGS";

    private final Console console;
    private final Path folder;
    private final Map<String, String> environment;

    /**
     * @param folder the folder that it works in
     * @param environment the process's environment
     */
    Main(Console console, Path folder, Map<String, String> environment) {
        this.console = console;
        this.folder = folder;
        this.environment = Map.copyOf(environment);
    }

    /** Runs, and ends the process. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Commands commands = MainCommands.of(System.getenv(), arguments);
        Console console = List.of(arguments).contains(MainOption.RELAY.word())
                ? new Relay.Sender(out, commands)
                : new StreamConsole(out, new PrintStream(System.err, true, StandardCharsets.UTF_8), commands);
        System.exit(new Main(console, Path.of("").toAbsolutePath(), System.getenv())
                .run(arguments)
                .status());
    }

    /** Does what the arguments say, and tells it. */
    ExitStatus run(String... arguments) {
        try {
            MainOptions options = MainOptions.parse(arguments);
            if (options.has(MainOption.HELP)) {
                MainOptions.usage().lines().forEach(console::info);
            } else {
                run(options);
            }
            return ExitStatus.DONE;
        } catch (FeatureStoreException e) {
            tell(e);
            return ExitStatus.of(e.code());
        } catch (RuntimeException e) {
            console.error(FailureCode.INTERNAL_ERROR.label() + " Internal error: " + e);
            console.error("Report this line and the command to the maintainers of this plugin.");
            return ExitStatus.BROKEN;
        }
    }

    private void tell(FeatureStoreException failure) {
        if (failure.code() == FailureCode.INTERRUPTED) {
            return; // It is told before the signal ends the process.
        }
        if (console instanceof Relay.Sender relay) {
            relay.failed(failure);
        } else {
            failure.text(console.commands()).lines().forEach(console::error);
        }
    }

    private void run(MainOptions options) {
        Inherited inherited = Inherited.of(environment);
        Inputs inputs = new Inputs(
                configuration(options),
                inherited.overrides(),
                new FromHere(options, environment, inherited),
                options.value(MainOption.BUCKET).map(Main::bucket));
        Operator operator = new Operator(
                console,
                options.path(MainOption.ROOT).orElse(folder),
                folder,
                Main.class.getClassLoader(),
                new OfEnvironment(environment, inherited));
        if (options.has(MainOption.VERIFY)) {
            operator.verify(new VerifyRequest(inputs, "local", false));
        } else {
            apply(operator, new ApplyRequest(inputs, "local", Results.exactly(options.reports()), options.apply()));
        }
    }

    private void apply(Operator operator, ApplyRequest request) {
        if (console instanceof Relay.Sender relay) {
            Signals.interrupt(
                    console, Signals.ENGINES_PATIENCE, () -> false, relay::failed, () -> deploy(operator, request));
        } else {
            operator.apply(request);
        }
    }

    /** Without the words that whoever started the container has for a rehearsal, and for why it ended. */
    private static List<Output> deploy(Operator operator, ApplyRequest request) {
        try {
            return operator.deploy(request, Optional.empty(), Optional.empty(), true);
        } finally {
            new ReportFiles(request.results()).giveToOwnerOfFolder();
        }
    }

    private Source configuration(MainOptions options) {
        Optional<String> file = options.value(MainOption.FILE);
        if (file.isPresent()) {
            return parsed("-f", () -> Source.of(file.get(), UserPaths.in(folder)));
        }
        Optional<String> spec = options.value(MainOption.SPEC);
        if (spec.isPresent()) {
            return text("--spec", spec.get());
        }
        String given = environment.getOrDefault(CONFIGURATION, "");
        if (!given.isBlank()) {
            return options.value(MainOption.STANDS_FOR)
                    .map(name -> text(name, AsciiJson.read(CONFIGURATION, given).asText()))
                    .orElseGet(() -> text(CONFIGURATION, given));
        }
        Path config = folder.resolve("feature_store.yaml");
        if (!Files.exists(config)) {
            throw FeatureStoreException.of(
                    FailureCode.MISSING_CONFIGURATION,
                    "there is no configuration",
                    "set " + CONFIGURATION + " to it, or name its file with -f, or mount it as " + config);
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
                    e instanceof UnusablePathException path ? path.hint() : "--help lists the options",
                    e);
        }
    }

    /** What a build hands on, and else the environment. Outside of a build there are no properties of one. */
    private record OfEnvironment(Map<String, String> variables, Inherited inherited) implements Values {

        @Override
        public Optional<String> environment(String name) {
            return Optional.ofNullable(inherited.environment().getOrDefault(name, variables.get(name)));
        }

        @Override
        public Optional<String> property(String name) {
            return Optional.ofNullable(inherited.properties().get(name));
        }
    }

    /** The way to the cloud as the environment knows it. */
    private record FromHere(MainOptions options, Map<String, String> environment, Inherited inherited)
            implements CloudAccess {

        @Override
        public boolean rehearsal() {
            return options.has(MainOption.REHEARSAL);
        }

        @Override
        public CloudAddress open() {
            return new CloudAddress(
                    options.value(MainOption.ENDPOINT),
                    new SignIn(
                            options.value(MainOption.AUTH),
                            options.path(MainOption.OCI_CONFIG),
                            options.value(MainOption.PROFILE),
                            inherited.passPhrase(),
                            environment,
                            UserPaths.userHome()),
                    new Network(
                            inherited.proxies(),
                            options.path(MainOption.CA_CERTIFICATES),
                            environment,
                            options.has(MainOption.OFFLINE)));
        }

        @Override
        public void close() {}
    }
}
