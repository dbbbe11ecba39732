package dev.featurestore.maven;

import dev.featurestore.operator.access.Auth;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.command.Init;
import dev.featurestore.operator.config.Environment;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.init.InitRequest;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the starter configuration: {@code feature_store.yaml}, two backend files, a README about them and the JSON
 * Schemas. At a terminal it asks for missing values, proposes the tenancy, region and user of the OCI profile, and
 * shows what it will write before it writes. In batch mode ({@code -B}) or without a terminal it does not ask: it takes
 * missing values from the OCI profile, the root compartment for a missing compartment, and fails and lists the missing
 * properties if there is no such profile. Set values of stack variables as {@code -Dfeaturestore.variables.NAME=VALUE}. Needs
 * no network.
 *
 * <p>Example: {@code mvn featurestore:init}
 *
 * @since 0.1.0
 */
@Mojo(name = "init", requiresProject = false, aggregator = true, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class InitMojo extends AbstractFeatureStoreMojo {

    /**
     * Folder to write the files to. It is created if it does not exist.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.OUTPUT, defaultValue = "${basedir}", required = true)
    private String output;

    /**
     * Overwrites existing files. Otherwise, if one of the files exists with different content, no file is written.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.OVERWRITE, defaultValue = "false")
    private boolean overwrite;

    /**
     * Environment whose file to write, such as {@code prod} for {@code feature_store.prod.yaml}: the name of its stack, the values
     * that are set, and comments. Needs {@code feature_store.yaml} in the folder, and writes no other file but a JSON Schema.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.ENVIRONMENT)
    private @Nullable String environment;

    /**
     * Writes all keys and variables to {@code feature_store.yaml}, those without a value as comments. Otherwise the file
     * has the values that are set and the ten options that are changed most.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.allOptions", defaultValue = "false")
    private boolean allOptions;

    /**
     * OCID of the tenancy.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.tenancyId")
    private @Nullable String tenancyId;

    /**
     * OCID of the compartment to create the feature store in. Default in batch mode: the root compartment.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.COMPARTMENT_ID)
    private @Nullable String compartmentId;

    /**
     * Region identifier, such as {@code eu-frankfurt-1}.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.REGION)
    private @Nullable String region;

    /**
     * OCID of a user. Optional.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.userId")
    private @Nullable String userId;

    /**
     * Name of the stack. Default: {@code feature-store}.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.STACK_NAME)
    private @Nullable String stackName;

    /**
     * Path of the OCI configuration file with the profile. Default: the same as for {@code apply}.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.OCI_CONFIG)
    private @Nullable String ociConfig;

    /**
     * Profile whose tenancy, region and user {@code init} proposes or, in batch mode, takes. Default: the same as for {@code apply}.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.PROFILE)
    private @Nullable String profile;

    @Override
    @Nullable
    String environment() {
        return environment;
    }

    @Override
    void run() {
        Path home = UserPaths.userHome();
        boolean interactive = session().getRequest().isInteractiveMode();
        new Init(operatorProject())
                .run(
                        InitRequest.of(paths().read(output, PropertyNames.OUTPUT), home)
                                .withOverwrite(overwrite)
                                .withAllOptions(allOptions)
                                .withTenancyId(Optional.ofNullable(tenancyId))
                                .withCompartmentId(Optional.ofNullable(compartmentId))
                                .withRegion(Optional.ofNullable(region))
                                .withUserId(Optional.ofNullable(userId))
                                .withStackName(Optional.ofNullable(stackName))
                                .withEnvironment(
                                        Optional.ofNullable(environment).map(Environment::parse))
                                .withVariables(OverrideParameters.ofCommandLine(
                                        session().getUserProperties())),
                        signIn(home),
                        ConsoleTerminal.find(interactive).map(terminal -> terminal));
    }

    /** Only the profile matters here, not the way to sign in. */
    private SignIn signIn(Path home) {
        return new SignIn(
                Optional.of(Auth.API_KEY.value()),
                paths().find(ociConfig, PropertyNames.OCI_CONFIG),
                Optional.ofNullable(profile),
                Optional.empty(),
                System.getenv(),
                home);
    }
}
