package dev.featurestore.maven;

import dev.featurestore.operator.bundle.Excludes;
import dev.featurestore.operator.cloud.BucketName;
import dev.featurestore.operator.cloud.ObjectAddress;
import dev.featurestore.operator.command.Inputs;
import dev.featurestore.operator.command.StackRequest;
import dev.featurestore.operator.config.ConfigurationFiles;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UnusablePathException;
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
    final Inputs inputs(@Nullable String bucket, @Nullable List<String> excludes) {
        return new Inputs(
                config(),
                overrides(),
                access(),
                Optional.ofNullable(bucket).map(AbstractConfigurationMojo::bucket),
                excludes == null ? Excludes.NONE : excludes(excludes));
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
