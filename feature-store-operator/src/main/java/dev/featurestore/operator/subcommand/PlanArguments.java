package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.Option;
import dev.featurestore.operator.command.Plan;
import dev.featurestore.operator.command.PlanRequest;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.PlanFiles;
import java.time.Duration;
import java.time.Instant;

/** {@code plan}. */
record PlanArguments(
        @Option("fail with exit status 6 if the plan has changes")
        boolean failOnChanges,

        @Option(value = "maximum wait while another job holds the stack (default 1800)", argument = "SECONDS")
        Duration busyTimeout,

        @Option("print the changes without making them") boolean dryRun,

        @Option("leave out what the plan costs at list prices")
        boolean noCost,

        InputArguments input,
        ResultArguments results,
        JobTagArguments tags,
        CommonArguments common)
        implements Arguments {

    static final OptionTable<PlanArguments> TABLE = new OptionTable<>(new PlanArguments(
            false,
            ApplyOptions.BUSY_TIMEOUT,
            false,
            false,
            InputArguments.DEFAULT,
            ResultArguments.DEFAULT,
            JobTagArguments.DEFAULT,
            CommonArguments.DEFAULT));

    @Override
    public void failed(RunContext context, FeatureStoreException failure, Instant begun) {
        if (!dryRun) {
            new PlanFiles(results.files()).writeIfOlder(begun, context.record(JobOperation.PLAN, common), failure);
        }
    }

    @Override
    public void run(RunContext context) {
        new Plan(context.project(common))
                .run(PlanRequest.of(context.inputs(input, common), results.files())
                        .withFailOnChanges(failOnChanges)
                        .withBusyTimeout(busyTimeout)
                        .withDryRun(dryRun)
                        .withNoCost(noCost)
                        .withJobTags(tags.tags(context)));
    }
}
