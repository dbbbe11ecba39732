package dev.featurestore.maven;

import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.command.RollBackStack;
import dev.featurestore.operator.command.RollbackRequest;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.ReportFiles;
import dev.featurestore.operator.report.RunRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Returns the stack to an earlier successful apply job, with a rollback job of Resource Manager, which runs the Terraform files
 * and the variables of that job. Plans the rollback first, shows what will change, and asks at a terminal; a plan that loses data is
 * refused or asked about as in {@code apply}. Data in databases and buckets is not rolled back.
 *
 * <p>Afterwards your configuration is not what is deployed: {@code status} reports that, and {@code apply} asks before it undoes the
 * rollback. Writes {@code report.json}, {@code report.md}, {@code outputs.env} and {@code job.log} to the same folder as {@code apply}.
 * Needs no POM.
 *
 * <p>Example: {@code mvn featurestore:rollback}
 *
 * @since 0.1.0
 */
@Mojo(name = "rollback", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class RollbackMojo extends AbstractJobMojo {

    /**
     * OCID of the stack. Set it to select the stack without a configuration file.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.STACK_ID)
    private @Nullable String stackId;

    /**
     * OCID of the apply job to return to, as {@code jobs} lists it. Default: the last successful apply job before the current state
     * that was started with another configuration.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.TO_JOB)
    private @Nullable String toJob;

    /**
     * Rolls back even if that destroys or replaces resources that hold data. Otherwise, {@code rollback} asks at a terminal, and fails in
     * batch mode or without a terminal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.allowDataLoss", defaultValue = "false")
    private boolean allowDataLoss;

    /**
     * Rolls back without asking. It does not approve data loss: see {@code allowDataLoss}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.autoApprove", defaultValue = "false")
    private boolean autoApprove;

    /**
     * Prints the job to return to, and changes nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.DRY_RUN, defaultValue = "false")
    private boolean dryRun;

    /**
     * Name of the stack, to confirm that a protected stack ({@code protected: true}) may lose data, together with
     * {@code allowDataLoss}. You need it in batch mode; at a terminal, {@code rollback} asks for the name. Any other name fails.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.CONFIRM)
    private @Nullable String confirm;

    /**
     * Adds tags with the origin of the job, which {@code jobs} shows: the commit and branch that are checked out, the run of the CI
     * system, and its user or else the user of the credentials. Changes that are not committed are not seen. Set {@code false} if
     * these facts must not be in OCI.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.jobTags", defaultValue = "true")
    private boolean jobTags;

    @Inject
    RollbackMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    /** If a stack is named, the configuration is not read. */
    @Override
    Optional<Map<String, String>> subject(ModuleGoal goal) {
        return goal.hasAny("stackId") ? Optional.of(goal.withoutConfig()) : goal.withConfig();
    }

    @Override
    void run() {
        boolean interactive = session().getRequest().isInteractiveMode();
        try (Closing page = pageAtEnd()) {
            List<Output> outputs = new RollBackStack(operatorProject(), stack(stackId))
                    .run(RollbackRequest.of(writtenResults())
                            .withToJob(Optional.ofNullable(toJob))
                            .withTerminal(ConsoleTerminal.find(interactive))
                            .withApproved(autoApprove)
                            .withAllowDataLoss(allowDataLoss)
                            .withBusyTimeout(busyTimeout())
                            .withDryRun(dryRun)
                            .withConfirm(Optional.ofNullable(confirm))
                            .withJobTags(jobTags(jobTags)));
            MavenProject project = projectOfPom();
            if (project != null) {
                new OutputProperties(project.getProperties(), PropertyNames.OUTPUTS_PREFIX, console()).set(outputs);
            }
        }
    }

    @Override
    void failed(FeatureStoreException failure, Instant begun) {
        if (!dryRun) {
            new ReportFiles(writtenResults())
                    .writeIfOlder(
                            begun,
                            new RunRecord(
                                    JobOperation.APPLY_ROLLBACK,
                                    isRehearsal(),
                                    console().commands()),
                            failure);
        }
    }
}
