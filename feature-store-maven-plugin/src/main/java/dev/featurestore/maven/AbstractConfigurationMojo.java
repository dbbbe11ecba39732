package dev.featurestore.maven;

import dev.featurestore.operator.bundle.Excludes;
import dev.featurestore.operator.cloud.BucketName;
import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.ObjectAddress;
import dev.featurestore.operator.command.DistinctStacks;
import dev.featurestore.operator.command.Inputs;
import dev.featurestore.operator.command.StackRequest;
import dev.featurestore.operator.config.ConfigurationFiles;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UnusablePathException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** Base of all goals that read the configuration, or find a stack by it. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
abstract class AbstractConfigurationMojo extends AbstractSignInMojo {

    /**
     * Operator configuration: the path of a YAML file, or the address of an object in Object Storage as {@code
     * oci://bucket@namespace/object}, which is read in the region of the profile. Several, separated by commas, are laid over
     * each other: maps merge, lists and other values replace, {@code null} removes. Paths in them are relative to the first.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.CONFIG, defaultValue = "${basedir}/feature_store.yaml", required = true)
    private String config;

    /**
     * Environment of the configuration, such as {@code prod}: the goal lays {@code feature_store.prod.yaml} over {@code
     * feature_store.yaml}, uses a stack of its own ({@code feature-store-prod}, unless that file sets {@code stack_name}), and
     * writes results to a folder of its own. Allowed: letters, digits, hyphens and underscores. Not with several files in
     * {@code featurestore.config}.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.ENVIRONMENT)
    private @Nullable String environment;

    /**
     * Environments to run the goal for, separated by commas, such as {@code dev,test}: each as with {@code
     * featurestore.environment}, at most {@code featurestore.parallel} at the same time. One that fails does not end the others; the
     * goal then fails at its end. Only for {@code apply}, {@code check}, {@code destroy}, {@code drift}, {@code plan}, {@code
     * status} and {@code verify}.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.ENVIRONMENTS)
    private @Nullable List<@Nullable String> environments;

    /**
     * Configurations to run the goal for, separated by commas, each with a stack of its own: paths of YAML files, or addresses of
     * objects as in {@code featurestore.config}. Otherwise as {@code featurestore.environments}.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.CONFIGS)
    private @Nullable List<@Nullable String> configs;

    /**
     * Maximum number of configurations to run the goal for at the same time, with {@code featurestore.environments} or {@code
     * featurestore.configs}.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.PARALLEL, defaultValue = "4", required = true)
    private int parallel;

    /**
     * Starts no further configuration after one has failed, with {@code featurestore.environments} or {@code
     * featurestore.configs}. Those that run go on to their end.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.FAIL_FAST, defaultValue = "false")
    private boolean failFast;

    /**
     * OCID of the compartment. Overrides {@code spec.compartment_id} of the configuration. In a different compartment,
     * the goal uses a different stack.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.COMPARTMENT_ID)
    private @Nullable String compartmentId;

    /**
     * Name of the stack. Overrides {@code spec.stack_name} of the configuration. With a different name, the goal uses a
     * different stack.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.STACK_NAME)
    private @Nullable String stackName;

    /**
     * Region identifier, such as {@code eu-frankfurt-1}. Overrides {@code spec.region} of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.REGION)
    private @Nullable String region;

    /**
     * Values of stack variables by name. They override {@code spec.variables} of the configuration. On the command
     * line, set each as a property: {@code -Dfeaturestore.variables.NAME=VALUE}.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable Map<String, @Nullable String> variables;

    AbstractConfigurationMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    final @Nullable String environment() {
        return environment;
    }

    @Override
    final void runAll() {
        warnOfUnusedEndpoint();
        List<FleetMember> members = members();
        if (members.isEmpty()) {
            runNamed();
            return;
        }
        Map<String, StackRequest> stacks = new LinkedHashMap<>();
        members.forEach(member -> stacks.put(member.label(), of(member).stack(null)));
        DistinctStacks.require(operatorProject(), stacks);
        Instant begun = Instant.now();
        List<FleetResult> results;
        try (Closing cloud = keptCloud()) {
            results = new Fleet(parallel, failFast)
                    .run(members, member -> of(member).runPrinted());
        }
        FleetSummary summary = new FleetSummary(goal(), results);
        summary.lines(Duration.between(begun, Instant.now())).forEach(console()::info);
        summary.failure().ifPresent(failure -> {
            throw failure;
        });
    }

    /** The configurations, if the goal is to run for several. */
    private List<FleetMember> members() {
        FleetSelection selection = new FleetSelection(
                orNone(environments),
                orNone(configs),
                config,
                parallel,
                session().getUserProperties());
        selection.warnings().forEach(console()::warn);
        FleetParameters parameters = new FleetParameters(goal(), parameters());
        List<FleetMember> members = selection.members(parameters, folder());
        if (!members.isEmpty() && !isRehearsal()) {
            parameters.requireApproval(terminal().isPresent());
        }
        return members;
    }

    @Override
    final AbstractConfigurationMojo of(FleetMember one) {
        AbstractConfigurationMojo copy = (AbstractConfigurationMojo) super.of(one);
        copy.config = one.config();
        copy.environment = one.environment().orElse(null);
        return copy;
    }

    /** The embedded cloud, which would end with the first of several runs. */
    private Closing keptCloud() {
        if (!isRehearsal()) {
            return () -> {};
        }
        CloudAccess cloud = access();
        cloud.open();
        cloud.warnings().forEach(console()::warn);
        return cloud::close;
    }

    /** The configuration that {@code featurestore.config} and {@code featurestore.environment} name. */
    final Source config() {
        try {
            return ConfigurationFiles.of(config, Optional.ofNullable(environment), paths());
        } catch (UnusablePathException e) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    PropertyNames.CONFIG + ": invalid path \"" + config + "\": " + e.reason(),
                    e.hint());
        } catch (IllegalArgumentException e) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    PropertyNames.CONFIG + ": invalid address \"" + config + "\": " + e.getMessage(),
                    "Write the path of a file, or the address of an object as " + ObjectAddress.FORM);
        }
    }

    /** The configuration, its overrides, the cloud, the bucket and the excludes of this goal. */
    final Inputs inputs(@Nullable String bucket, @Nullable List<@Nullable String> excludes) {
        return new Inputs(
                config(),
                overrides(),
                access(),
                Optional.ofNullable(bucket).map(AbstractConfigurationMojo::bucket),
                excludes(orNone(excludes)));
    }

    private static Excludes excludes(List<String> patterns) {
        try {
            return Excludes.of(patterns);
        } catch (IllegalArgumentException e) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    PropertyNames.EXCLUDES + ": " + e.getMessage(),
                    "Write patterns such as examples or **/*.md, separated by commas",
                    e);
        }
    }

    private static BucketName bucket(String name) {
        try {
            return BucketName.parse(name);
        } catch (IllegalArgumentException e) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    PropertyNames.BUCKET + ": invalid bucket \"" + name + "\": " + e.getMessage(),
                    "Write it as NAME or NAME@NAMESPACE");
        }
    }

    /** The stack of this goal: the one with this OCID, or else that of the configuration. */
    final StackRequest stack(@Nullable String stackId) {
        return new StackRequest(config(), Optional.ofNullable(stackId), overrides(), access());
    }

    /** The values that override those of the configuration. */
    final Overrides overrides() {
        MavenProject pom = projectOfPom();
        return new OverrideParameters(
                        session().getUserProperties(), pom == null ? new Properties() : pom.getProperties())
                .key(Overrides.STACK_NAME, PropertyNames.STACK_NAME, "stackName", stackName)
                .key(Overrides.COMPARTMENT_ID, PropertyNames.COMPARTMENT_ID, "compartmentId", compartmentId)
                .key(Overrides.REGION, PropertyNames.REGION, "region", region)
                .variables(variables)
                .collected();
    }
}
