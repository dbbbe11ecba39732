package dev.featurestore.maven;

import dev.featurestore.operator.ApplyOptions;
import dev.featurestore.operator.ApplyRequest;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.container.ContainerHost;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.report.ReportFiles;
import dev.featurestore.operator.report.RunRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
 * {@code featurestore.outputs.NAME} for later goals of the project's build. The job's whole log is {@code job.log} there;
 * the console shows what a person reads of it.
 *
 * <p>Bound to the lifecycle it runs after the deploy plugin, which needs a {@code distributionManagement} or
 * {@code maven.deploy.skip}.
 */
@Mojo(name = "apply", defaultPhase = LifecyclePhase.DEPLOY, requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class ApplyMojo extends AbstractJobMojo {

    /**
     * Where the operator runs: {@code local} (this JVM), {@code container} (the image that {@code build-image} makes, with
     * {@code ~/.oci} mounted read-only), or the path of a backend file. If not given: {@code local}.
     */
    @Parameter(property = PropertyNames.BACKEND)
    private @Nullable String backend;

    /** Another name of {@code backend}. */
    @Parameter(property = PropertyNames.BACKEND_CONFIG)
    private @Nullable String backendConfig;

    /**
     * Command of the container engine, for a backend that is a container: its path, or a name on the path. If not given:
     * {@code podman} or {@code docker}, the first that is on the path and answers.
     */
    @Parameter(property = PropertyNames.CONTAINER_EXECUTABLE)
    private @Nullable String containerExecutable;

    /** Says what would be done, and changes nothing. */
    @Parameter(property = PropertyNames.DRY_RUN, defaultValue = "false")
    private boolean dryRun;

    /**
     * Runs a job although nothing has changed. Otherwise, if the stack is what the configuration says, and nobody has
     * changed it since the last job of this plugin, only the outputs are handed over.
     */
    @Parameter(property = PropertyNames.FORCE, defaultValue = "false")
    private boolean force;

    /**
     * Returns when the job is submitted, and leaves it to itself; there are no outputs then. The same command without
     * this follows it. Refused for the embedded cloud of the same build, which ends with it.
     */
    @Parameter(property = PropertyNames.DETACH, defaultValue = "false")
    private boolean detach;

    /**
     * OCID of a plan job: exactly its plan is applied, or nothing if configuration, stack or resources have moved on
     * since.
     */
    @Parameter(property = PropertyNames.PLAN)
    private @Nullable String plan;

    /**
     * Lets a plan be applied that destroys or replaces what holds data: a database, a bucket, a vault, a key, a volume, a
     * file system. Otherwise, before a stack is changed that was deployed before, its plan is looked at: if it loses
     * data, somebody at a terminal is asked, and in batch mode or without a terminal nothing is applied.
     */
    @Parameter(property = PropertyNames.ALLOW_DATA_LOSS, defaultValue = "false")
    private boolean allowDataLoss;

    /**
     * Deploys without a question. Otherwise, at a terminal and not with {@code -B}, {@code apply} to {@code oci} shows what
     * it is about to change and asks for a yes. A loss of data is a question of its own: see {@code allowDataLoss}.
     */
    @Parameter(property = PropertyNames.AUTO_APPROVE, defaultValue = "false")
    private boolean autoApprove;

    /** Whether it is checked at the end that the store answers; see the goal {@code check}. */
    @Parameter(property = PropertyNames.CHECK, defaultValue = "true")
    private boolean check;

    /** Seconds that the deployed store may take until it answers. */
    @Parameter(property = PropertyNames.CHECK_TIMEOUT, defaultValue = "300")
    private int checkTimeout;

    /** Whether the check makes a store and an entity in what was deployed, reads and deletes them. */
    @Parameter(property = PropertyNames.CHECK_WRITES, defaultValue = "false")
    private boolean checkWrites;

    @Inject
    ApplyMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() {
        boolean interactive = session().getRequest().isInteractiveMode();
        publish(alone(() -> operator()
                .apply(request(), Optional.of(containers()), ConsoleTerminal.find(interactive), autoApprove)));
    }

    @Override
    void failed(FeatureStoreException failure, Instant begun) {
        if (!dryRun) {
            new ReportFiles(writtenResults())
                    .writeIfOlder(
                            begun,
                            new RunRecord(
                                    JobOperation.APPLY, isRehearsal(), console().commands()),
                            failure);
        }
    }

    private ApplyRequest request() {
        return new ApplyRequest(
                inputs(), BackendParameters.backend(backend, backendConfig), writtenResults(), options());
    }

    private ApplyOptions options() {
        return new ApplyOptions(
                dryRun,
                force,
                detach,
                allowDataLoss,
                Optional.ofNullable(plan),
                busyTimeout(),
                check ? Optional.of(CheckMojo.options(checkTimeout, checkWrites)) : Optional.empty());
    }

    private ContainerHost containers() {
        return new ContainerHost(
                Optional.ofNullable(containerExecutable)
                        .map(command -> Programs.named(command, paths(), PropertyNames.CONTAINER_EXECUTABLE)),
                System.getenv(),
                UserPaths.userHome(),
                BuildFacts.read().version());
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
