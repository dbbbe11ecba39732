package dev.featurestore.maven;

import dev.featurestore.operator.ApplyRequest;
import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.cloud.Network;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.cloud.SignIn;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Deploys the feature store: verifies the configuration, packages the stack, creates or updates it in Resource Manager,
 * runs the apply job, follows it to its end and hands over the outputs: on the console, in {@code report.json} and
 * {@code outputs.env} below {@code target/featurestore/} ({@code .featurestore/} without a POM), and as properties
 * {@code featurestore.outputs.NAME} for later goals of the project's build.
 *
 * <p>Bound to the lifecycle it runs after the deploy plugin, which needs a {@code distributionManagement} or
 * {@code maven.deploy.skip}.
 */
@Mojo(name = "apply", defaultPhase = LifecyclePhase.DEPLOY, requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class ApplyMojo extends AbstractFeatureStoreMojo {

    // Modules built in parallel may deploy one stack: whoever comes second must find it, not make a second one.
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock(true);

    private final SettingsDecrypter decrypter;

    /** The operator's configuration. */
    @Parameter(property = PropertyNames.CONFIG, defaultValue = "${basedir}/feature_store.yaml", required = true)
    private File config;

    /**
     * Where the operator runs: {@code local} (this JVM), or the path of a backend file.
     */
    @Parameter(property = PropertyNames.BACKEND, defaultValue = "local", required = true)
    private String backend;

    /**
     * Whom to deploy to: {@code oci}, or {@code embedded} for a rehearsal on the embedded cloud, which deploys nothing.
     */
    @Parameter(property = PropertyNames.CLOUD, defaultValue = "oci", required = true)
    private String cloud;

    /** Address that replaces those of OCI's services; {@code {service}} and {@code {region}} may stand in it. */
    @Parameter(property = PropertyNames.ENDPOINT)
    private @Nullable String endpoint;

    /**
     * How to sign in to OCI: {@code api_key}, {@code security_token}, {@code instance_principal},
     * {@code resource_principal} or {@code workload_identity}. If not given: {@code OCI_CLI_AUTH} or
     * {@code OCI_IAM_TYPE} of the environment, {@code auth} in section {@code OCI} of {@code ~/.ads_ops/config.ini},
     * {@code api_key}, in this order.
     */
    @Parameter(property = PropertyNames.AUTH)
    private @Nullable String auth;

    /**
     * OCI configuration file with the profile to sign in with. If not given: {@code OCI_CLI_CONFIG_FILE},
     * {@code OCI_CONFIG_FILE} or {@code OCI_CONFIG_LOCATION} of the environment, {@code oci_config} in section
     * {@code OCI} of {@code ~/.ads_ops/config.ini}, {@code ~/.oci/config}, in this order.
     */
    @Parameter(property = PropertyNames.OCI_CONFIG)
    private @Nullable File ociConfig;

    /**
     * Profile in the OCI configuration file. If not given: {@code OCI_CLI_PROFILE} or {@code OCI_CONFIG_PROFILE} of the
     * environment, {@code oci_profile} in section {@code OCI} of {@code ~/.ads_ops/config.ini}, {@code DEFAULT}, in this
     * order.
     */
    @Parameter(property = PropertyNames.PROFILE)
    private @Nullable String profile;

    /**
     * Server of Maven's settings.xml whose {@code passphrase}, or else {@code password}, decrypts the profile's key,
     * where neither the environment ({@code OCI_CLI_PASSPHRASE}) nor the profile ({@code pass_phrase}) has one. It may
     * be encrypted, as Maven encrypts passwords.
     */
    @Parameter(property = PropertyNames.SERVER_ID, defaultValue = "oci", required = true)
    private String serverId;

    /**
     * PEM file of certificates to trust beside those of the JVM, such as a company's own. If not given:
     * {@code OCI_CLI_CERT_BUNDLE} of the environment.
     */
    @Parameter(property = PropertyNames.CA_CERTIFICATES)
    private @Nullable File caCertificates;

    /**
     * What runs the jobs of the embedded cloud: {@code auto} ({@code terraform}, else {@code tofu}, of 1.5 or later on
     * the {@code PATH}, else the built-in engine), {@code builtin}, or the path of a terraform or tofu. A cloud that runs
     * already keeps its own.
     */
    @Parameter(property = PropertyNames.TERRAFORM, defaultValue = "auto", required = true)
    private String terraform;

    /**
     * Types of resources for rehearsals beside the bundled ones: a file as printed by
     * {@code terraform providers schema -json} where the provider oracle/oci is installed.
     */
    @Parameter(property = PropertyNames.PROVIDER_SCHEMA)
    private @Nullable File providerSchema;

    /** Says what would be done, and changes nothing. */
    @Parameter(property = PropertyNames.DRY_RUN, defaultValue = "false")
    private boolean dryRun;

    @Inject
    ApplyMojo(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    @Override
    void run() {
        ONE_AT_A_TIME.lock();
        try {
            publish(operator().apply(new ApplyRequest(config.toPath(), backend, access(), reports(), dryRun)));
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private CloudAccess access() {
        return Cloud.named(cloud) == Cloud.EMBEDDED
                ? new EmbeddedAccess(
                        executionRoot().resolve(".featurestore"),
                        terraform,
                        Optional.ofNullable(providerSchema).map(File::toPath))
                : new OciAccess(this::address);
    }

    private CloudAddress address() {
        MavenSettings settings = new MavenSettings(session().getSettings(), decrypter);
        return new CloudAddress(
                Optional.ofNullable(endpoint),
                new SignIn(
                        Optional.ofNullable(auth),
                        Optional.ofNullable(ociConfig).map(File::toPath),
                        Optional.ofNullable(profile),
                        settings.passPhrase(serverId),
                        System.getenv(),
                        Path.of(System.getProperty("user.home"))),
                new Network(
                        settings.proxies(),
                        Optional.ofNullable(caCertificates).map(File::toPath),
                        System.getenv(),
                        session().isOffline()));
    }

    private Path reports() {
        MavenProject project = projectOfPom();
        return project == null
                ? folder().resolve(".featurestore")
                : Path.of(project.getBuild().getDirectory()).resolve("featurestore");
    }

    private void publish(List<Output> outputs) {
        MavenProject project = projectOfPom();
        if (project != null) {
            for (Output output : outputs) {
                project.getProperties().setProperty(PropertyNames.OUTPUTS_PREFIX + output.name(), output.shownValue());
            }
        }
    }
}
