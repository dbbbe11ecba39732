package dev.featurestore.maven;

import dev.featurestore.operator.PlanRequest;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.PlanFiles;
import dev.featurestore.operator.report.RunRecord;
import java.time.Instant;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Says what {@code apply} would do, and does none of it: creates or updates the stack in Resource Manager, runs a plan job
 * and shows the plan on one screen, what is destroyed or replaced first, and what loses data as a warning. Writes to
 * {@code target/featurestore/} ({@code .featurestore/} without a POM): {@code plan.json}, Terraform's JSON, in which
 * values of sensitive variables, attributes and outputs are replaced by {@code (sensitive value)}; {@code plan.txt}, the
 * screen; {@code plan-report.json}, the same for programs; {@code plan.env}, a dotenv file with the plan job's OCID as
 * {@code featurestore_plan} and {@code featurestore_plan_changes} (true or false); and {@code job.log}.
 *
 * <p>{@code mvn featurestore:apply -Dfeaturestore.plan=OCID} applies exactly this plan. On a fresh embedded cloud all is
 * to be created: to see there what a change does, apply the configuration as it was first.
 */
@Mojo(name = "plan", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class PlanMojo extends AbstractJobMojo {

    /** Fails if {@code apply} would change anything, when the plan is shown and written. */
    @Parameter(property = PropertyNames.FAIL_ON_CHANGES, defaultValue = "false")
    private boolean failOnChanges;

    /** Prints what would be planned: creates and updates no stack, and runs no job. */
    @Parameter(property = PropertyNames.DRY_RUN, defaultValue = "false")
    private boolean dryRun;

    @Inject
    PlanMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() {
        alone(() -> operator().plan(new PlanRequest(inputs(), writtenResults(), failOnChanges, busyTimeout(), dryRun)));
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
