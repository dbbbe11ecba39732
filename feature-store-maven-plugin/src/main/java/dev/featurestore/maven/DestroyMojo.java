package dev.featurestore.maven;

import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.command.Destroy;
import dev.featurestore.operator.command.DestroyRequest;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.ReportFiles;
import dev.featurestore.operator.report.RunRecord;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Destroys all resources of the stack, then deletes the stack. Lists first what will be destroyed, and asks at a
 * terminal for the name of the stack. In batch mode ({@code -B}) or without a terminal, set {@code
 * featurestore.confirm} to that name. Follows the destroy job as {@code apply} does, and writes {@code job.log},
 * {@code report.json}, {@code report.md} and {@code report.html} to the same folder. If the job fails or the build is interrupted, run the same command again to
 * continue. Needs no POM.
 *
 * <p>Example: {@code mvn featurestore:destroy}
 *
 * @since 0.1.0
 */
@Mojo(name = "destroy", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class DestroyMojo extends AbstractJobMojo {

    /**
     * OCID of the stack. Set it to select the stack without a configuration file.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.STACK_ID)
    private @Nullable String stackId;

    /**
     * Name of the stack, to confirm that it may be destroyed. If set, the goal does not ask. With several configurations, the
     * name of each stack: {@code dev=NAME,test=NAME}.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.CONFIRM)
    private @Nullable String confirm;

    /**
     * Keeps the stack, without resources, instead of deleting it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.keepStack", defaultValue = "false")
    private boolean keepStack;

    /**
     * Prints what would be done and changes nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.DRY_RUN, defaultValue = "false")
    private boolean dryRun;

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
    DestroyMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    /** If a stack is named, the configuration is not read. */
    @Override
    Optional<Map<String, String>> subject(ModuleGoal goal) {
        return goal.hasAny("stackId") ? Optional.of(goal.withoutConfig()) : goal.withConfig();
    }

    @Override
    void run() {
        try (Closing page = pageAtEnd()) {
            new Destroy(operatorProject(), stack(stackId))
                    .run(DestroyRequest.of(writtenResults())
                            .withConfirm(confirmed(confirm))
                            .withTerminal(terminal())
                            .withKeepStack(keepStack)
                            .withBusyTimeout(busyTimeout())
                            .withDryRun(dryRun)
                            .withJobTags(jobTags(jobTags)));
        }
    }

    @Override
    void failed(FeatureStoreException failure, Instant begun) {
        if (!dryRun) {
            new ReportFiles(writtenResults())
                    .writeIfOlder(
                            begun,
                            new RunRecord(
                                    JobOperation.DESTROY,
                                    isRehearsal(),
                                    console().commands()),
                            failure);
        }
    }
}
