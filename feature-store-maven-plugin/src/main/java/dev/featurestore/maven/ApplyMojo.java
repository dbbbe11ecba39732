package dev.featurestore.maven;

import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.command.Apply;
import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.command.UpgradeMode;
import dev.featurestore.operator.container.ContainerApply;
import dev.featurestore.operator.container.ContainerHost;
import dev.featurestore.operator.container.HostUser;
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
 * runs an apply job, follows it to its end, and checks that the store answers. At a terminal it shows the changes and
 * asks first.
 *
 * <p>Writes {@code report.json}, {@code report.md} (the same for a pull request), {@code report.html} (the same as a page), {@code outputs.env} and {@code job.log} (the whole log of the job) to {@code
 * target/featurestore/}, or to {@code .featurestore/} without a POM. Later goals of the same build can read the outputs
 * as properties {@code featurestore.outputs.NAME}, and with several configurations as {@code
 * featurestore.outputs.ENVIRONMENT.NAME}.
 *
 * <p>In the lifecycle it runs in the {@code deploy} phase, after the deploy plugin, which requires a {@code
 * distributionManagement} or {@code maven.deploy.skip}.
 *
 * <p>Example: {@code mvn featurestore:apply -Dfeaturestore.cloud=embedded}
 *
 * @since 0.1.0
 */
@Mojo(name = "apply", defaultPhase = LifecyclePhase.DEPLOY, requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class ApplyMojo extends AbstractDeploymentMojo {

    /**
     * Where the operator runs: {@code local} (in Maven's JVM), {@code container} (in the image that {@code build-image}
     * builds, with {@code ~/.oci} mounted read-only), or the path of a backend file. Default: {@code local}.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.BACKEND)
    private @Nullable String backend;

    /**
     * Alias of {@code backend}.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.BACKEND_CONFIG)
    private @Nullable String backendConfig;

    /**
     * Container engine to use: the path of its command, or a name on the {@code PATH}. Default: {@code podman} or
     * {@code docker}, the first one on the {@code PATH} that answers. Only used with a container backend.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.CONTAINER_EXECUTABLE)
    private @Nullable String containerExecutable;

    /**
     * Prints what would be done and changes nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.DRY_RUN, defaultValue = "false")
    private boolean dryRun;

    /**
     * Runs a job even if nothing has changed. Otherwise, if the stack matches the configuration and has not changed
     * since the last job of this plugin, {@code apply} runs no job and prints the outputs.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.force", defaultValue = "false")
    private boolean force;

    /**
     * Ends when the job is submitted, without outputs and without a check of the store. Run {@code apply} again without
     * this parameter to follow the job. Not allowed if this build starts the embedded cloud, because the cloud ends
     * with the build: start it with {@code cloud} first.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.DETACH, defaultValue = "false")
    private boolean detach;

    /**
     * OCID of a plan job. Applies exactly its plan; an upgrade in several jobs ends with its result. Fails without a change if the configuration, the stack or its
     * resources have changed since. Default: {@code apply} makes a plan of its own if it needs one.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.PLAN)
    private @Nullable String plan;

    /**
     * Applies changes that destroy or replace resources that hold data: a database, a bucket, a vault, a key, a volume,
     * a file system. Otherwise, {@code apply} plans each change of an existing stack; if the plan loses data, it asks
     * at a terminal, and fails in batch mode or without a terminal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.allowDataLoss", defaultValue = "false")
    private boolean allowDataLoss;

    /**
     * Undoes a rollback without asking. Otherwise, if the stack was rolled back to another configuration than yours, {@code apply} asks
     * at a terminal, and fails in batch mode or without a terminal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.undoRollback", defaultValue = "false")
    private boolean undoRollback;

    /**
     * Name of the stack, to confirm that a protected stack ({@code protected: true}) may lose data, together with
     * {@code allowDataLoss}. You need it in batch mode; at a terminal, {@code apply} asks for the name. Any other name fails.
     * With a configuration that is not protected, the name removes the protection of the stack.
     * With several configurations: {@code prod=NAME}, separated by commas.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.CONFIRM)
    private @Nullable String confirm;

    /**
     * Deploys without asking. Otherwise, {@code apply} to {@code oci} shows the changes and asks for {@code yes},
     * except in batch mode ({@code -B}) or without a terminal. It does not approve data loss: see {@code
     * allowDataLoss}, nor the undoing of a rollback: see {@code undoRollback}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.autoApprove", defaultValue = "false")
    private boolean autoApprove;

    /**
     * Checks after the deployment that the store answers, as the goal {@code check} does. Set {@code false} if this
     * machine cannot reach the gateway.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.check", defaultValue = "true")
    private boolean check;

    /**
     * Maximum time to wait, in seconds, until the deployed store answers. {@code 0} tries once.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.CHECK_TIMEOUT, defaultValue = "300")
    private int checkTimeout;

    /**
     * Also creates a feature store and an entity in the deployed store, reads them and deletes them.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.CHECK_WRITES, defaultValue = "false")
    private boolean checkWrites;

    /**
     * How to upgrade the API when the image of the active color changes: {@code rolling} or {@code inPlace}. {@code
     * rolling} starts the new version in the other color, and switches calls only after it has answered through the
     * gateway, within {@code checkTimeout}; it takes three apply jobs instead of one, and twice the container instances in
     * that time. {@code inPlace} takes one job, and calls fail for about two minutes. Set it if this machine cannot reach
     * the gateway, or with {@code detach}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.upgrade", defaultValue = "rolling")
    private String upgrade;

    /**
     * Adds the outputs of the stack to the outputs of the step in GitHub Actions, the file of {@code GITHUB_OUTPUT}: {@code
     * featurestore_outputs_NAME} for each, without sensitive ones. You need it
     * where another step or job reads them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.githubOutput", defaultValue = "false")
    private boolean githubOutput;

    @Inject
    ApplyMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() {
        try (Closing page = pageAtEnd()) {
            publish(new Apply(operatorProject(), Optional.of(containers()), terminal(), autoApprove).run(request()));
        }
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
                        inputs(), BackendParameters.backend(backend, backendConfig), writtenResults(), options())
                .withStepOutputs(githubOutput);
    }

    private ApplyOptions options() {
        return ApplyOptions.DEFAULT
                .withDryRun(dryRun)
                .withForce(force)
                .withDetach(detach)
                .withAllowDataLoss(allowDataLoss)
                .withUndoRollback(undoRollback)
                .withPlan(Optional.ofNullable(plan))
                .withBusyTimeout(busyTimeout())
                .withNoCheck(!check)
                .withNoCost(!cost())
                .withCheckTimeout(Seconds.checkTimeout(checkTimeout))
                .withCheckWrites(checkWrites)
                .withUpgrade(UpgradeMode.named(upgrade))
                .withConfirm(confirmed(confirm))
                .withJobTags(jobTags());
    }

    private ContainerApply containers() {
        return new ContainerApply(
                console(),
                executionRoot(),
                new ContainerHost(
                        Optional.ofNullable(containerExecutable)
                                .map(command -> Programs.named(command, paths(), PropertyNames.CONTAINER_EXECUTABLE)),
                        System.getenv(),
                        UserPaths.userHome(),
                        HostUser.ofThisProcess(),
                        BuildFacts.read().version()));
    }

    private void publish(List<Output> outputs) {
        MavenProject project = projectOfPom();
        if (project != null) {
            String prefix = PropertyNames.OUTPUTS_PREFIX
                    + member().map(member -> member.label() + ".").orElse("");
            new OutputProperties(project.getProperties(), prefix, console()).set(outputs);
        }
    }
}
