package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.access.ProxyServer;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.bundle.Excludes;
import dev.featurestore.operator.cloud.BucketName;
import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.command.Inputs;
import dev.featurestore.operator.command.Project;
import dev.featurestore.operator.command.StackRequest;
import dev.featurestore.operator.config.ConfigurationFiles;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UnusablePathException;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.hint.ImageWords;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.RunRecord;
import dev.featurestore.operator.values.Values;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What the process gives to a subcommand, and the requests that it makes of the options.
 *
 * @param folder working folder
 * @param environment the process's environment
 * @param values values of placeholders in the configuration
 * @param inherited overrides of the build that started the container
 * @param passPhrase pass phrase of the signing key, of that build
 * @param proxies proxies of that build
 */
public record RunContext(
        Console console,
        Path folder,
        Map<String, String> environment,
        Values values,
        Overrides inherited,
        Optional<SignIn.StoredSecret> passPhrase,
        List<ProxyServer> proxies) {

    public RunContext {
        environment = Map.copyOf(environment);
        proxies = List.copyOf(proxies);
    }

    /** The project. */
    public Project project(CommonArguments common) {
        return new Project(
                console, common.rootFolder().orElse(folder), folder, RunContext.class.getClassLoader(), values);
    }

    /** The configuration, its overrides, the cloud and the bucket. */
    Inputs inputs(InputArguments input, CommonArguments common) {
        ConfigurationArguments configuration = input.configuration();
        if (!isGiven(configuration) && !Files.exists(usual())) {
            throw FeatureStoreException.of(
                    FailureCode.MISSING_CONFIGURATION,
                    "No configuration: -f, --spec and " + ConfigurationArguments.VARIABLE + " are not set, and "
                            + usual() + " does not exist",
                    "Set " + ConfigurationArguments.VARIABLE
                            + " to the configuration, name its file with -f, or mount it as " + usual());
        }
        return new Inputs(
                source(configuration),
                overrides(configuration),
                access(common),
                input.bucket().map(RunContext::bucket),
                input.excludes().map(RunContext::excludes).orElse(Excludes.NONE));
    }

    /** The stack: the one with the OCID, or else that of the configuration, which need not exist. */
    StackRequest stack(StackArguments stack, CommonArguments common) {
        return new StackRequest(
                source(stack.configuration()), stack.stackId(), overrides(stack.configuration()), access(common));
    }

    /** The record of a run that failed before its command could write a report. */
    RunRecord record(JobOperation operation, CommonArguments common) {
        return new RunRecord(operation, common.rehearsal(), console.commands());
    }

    private boolean isGiven(ConfigurationArguments configuration) {
        return configuration.file().isPresent()
                || configuration.spec().isPresent()
                || !ofEnvironment().isBlank();
    }

    private String ofEnvironment() {
        return environment.getOrDefault(ConfigurationArguments.VARIABLE, "");
    }

    private Path usual() {
        return folder.resolve("feature_store.yaml");
    }

    private Source source(ConfigurationArguments configuration) {
        Optional<String> file = configuration.file();
        if (file.isPresent()) {
            return parsed(
                    "-f", () -> ConfigurationFiles.of(file.get(), configuration.environment(), UserPaths.in(folder)));
        }
        if (!isGiven(configuration)) {
            return ConfigurationFiles.of(usual().toString(), configuration.environment(), UserPaths.in(folder));
        }
        configuration.environment().ifPresent(name -> {
            throw FeatureStoreException.of(
                    FailureCode.CONFLICTING_PARAMETERS,
                    "--environment needs a configuration file, beside which the file of the environment is; --spec and "
                            + ConfigurationArguments.VARIABLE + " are texts",
                    "Mount the files, and name the first one with -f");
        });
        Optional<String> spec = configuration.spec();
        return spec.isPresent()
                ? text("--spec", spec.get())
                : text(configuration.standsFor().orElse(ConfigurationArguments.VARIABLE), ofEnvironment());
    }

    private Source text(String name, String text) {
        return new Source.Text(new Source.Local(folder.resolve(name)), text);
    }

    private Overrides overrides(ConfigurationArguments configuration) {
        List<Overrides.Value> values = new ArrayList<>(inherited.values());
        add(values, Overrides.STACK_NAME, "stackName", configuration.stackName());
        add(values, Overrides.COMPARTMENT_ID, "compartmentId", configuration.compartmentId());
        add(values, Overrides.REGION, "region", configuration.region());
        new TreeMap<>(configuration.variables())
                .forEach((name, text) ->
                        values.add(new Overrides.Value(Overrides.VARIABLES + name, text, "--variables " + name)));
        return new Overrides(values);
    }

    private static void add(List<Overrides.Value> values, String key, String option, Optional<String> text) {
        text.ifPresent(value -> values.add(new Overrides.Value(key, value, ImageWords.option(option))));
    }

    private static Excludes excludes(String text) {
        return parsed("--excludes", () -> Excludes.of(List.of(text.split(",", -1))));
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

    private CloudAccess access(CommonArguments common) {
        return new ArgumentAccess(common, environment, passPhrase, proxies);
    }

    /** Access to the cloud by the options and the environment. */
    private record ArgumentAccess(
            CommonArguments common,
            Map<String, String> environment,
            Optional<SignIn.StoredSecret> passPhrase,
            List<ProxyServer> proxies)
            implements CloudAccess {

        @Override
        public boolean rehearsal() {
            return common.rehearsal();
        }

        @Override
        public boolean hasConsole() {
            return !rehearsal() && common.endpoint().isEmpty();
        }

        @Override
        public CloudAddress open() {
            return new CloudAddress(
                    common.endpoint(),
                    new SignIn(
                            common.auth(),
                            common.ociConfigFile(),
                            common.profile(),
                            passPhrase,
                            environment,
                            UserPaths.userHome()),
                    new Network(proxies, common.certificates(), environment, common.offline()),
                    common.retryTimeout());
        }

        @Override
        public void close() {}
    }
}
