package dev.featurestore.maven;

import dev.featurestore.operator.ApplyRequest;
import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.cloud.Output;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
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

    /** OCI configuration file with the API key to sign in with; {@code ~/.oci/config} by default. */
    @Parameter(property = PropertyNames.OCI_CONFIG)
    private @Nullable File ociConfig;

    /** Profile in the OCI configuration file. */
    @Parameter(property = PropertyNames.PROFILE, defaultValue = "DEFAULT", required = true)
    private String profile;

    /** Says what would be done, and changes nothing. */
    @Parameter(property = PropertyNames.DRY_RUN, defaultValue = "false")
    private boolean dryRun;

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
                ? new EmbeddedAccess(executionRoot().resolve(".featurestore"))
                : new OciAccess(new CloudAddress(
                        Optional.ofNullable(endpoint),
                        ociConfig != null
                                ? ociConfig.toPath()
                                : Path.of(System.getProperty("user.home"), ".oci", "config"),
                        profile));
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
