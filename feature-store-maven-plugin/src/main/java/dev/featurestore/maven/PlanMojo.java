package dev.featurestore.maven;

import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.command.Plan;
import dev.featurestore.operator.command.PlanRequest;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.PlanFiles;
import dev.featurestore.operator.report.RunRecord;
import java.time.Instant;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Shows on one screen what {@code apply} would change: creates or updates the stack in Resource Manager and runs a plan
 * job, which changes no resources. Lists first what is destroyed or replaced, and warns about data loss.
 *
 * <p>Writes to {@code target/featurestore/}, or to {@code .featurestore/} without a POM: {@code plan.json} (Terraform's
 * JSON, with sensitive values masked as {@code (sensitive value)}), {@code plan.txt} (the screen), {@code plan.md} (a comment
 * for a pull request), {@code report.html} (a page), {@code plan-report.json} (a summary for programs), {@code plan.env} (a dotenv file with {@code featurestore_plan}, the OCID
 * of the plan job, and {@code featurestore_plan_changes}, {@code true} or {@code false}) and {@code job.log}.
 *
 * <p>{@code mvn featurestore:apply -Dfeaturestore.plan=OCID} applies exactly this plan. On a new embedded cloud a plan
 * creates everything. To see what a change does, first apply the unchanged configuration there.
 *
 * <p>Example: {@code mvn featurestore:plan -Dfeaturestore.cloud=embedded}
 *
 * @since 0.1.0
 */
@Mojo(name = "plan", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class PlanMojo extends AbstractDeploymentMojo {

    /**
     * Fails if {@code apply} would change anything, after the plan is shown and written. You need it in a pipeline that
     * must fail if there is anything to do.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.failOnChanges", defaultValue = "false")
    private boolean failOnChanges;

    /**
     * Prints what would be planned. Does not create or update the stack, and runs no job.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.DRY_RUN, defaultValue = "false")
    private boolean dryRun;

    /**
     * Adds the plan to the outputs of the step in GitHub Actions, the file of {@code GITHUB_OUTPUT}: {@code featurestore_plan} and {@code
     * featurestore_plan_changes}, as in {@code plan.env}. You need it
     * where another step or job reads them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.githubOutput", defaultValue = "false")
    private boolean githubOutput;

    @Inject
    PlanMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() {
        try (Closing page = pageAtEnd()) {
            new Plan(operatorProject())
                    .run(PlanRequest.of(inputs(), writtenResults())
                            .withFailOnChanges(failOnChanges)
                            .withBusyTimeout(busyTimeout())
                            .withDryRun(dryRun)
                            .withNoCost(!cost())
                            .withJobTags(jobTags())
                            .withStepOutputs(githubOutput));
        }
    }

    @Override
    void failed(FeatureStoreException failure, Instant begun) {
        if (!dryRun) {
            new PlanFiles(writtenResults())
                    .writeIfOlder(
                            begun,
                            new RunRecord(
                                    JobOperation.PLAN, isRehearsal(), console().commands()),
                            failure);
        }
    }
}
