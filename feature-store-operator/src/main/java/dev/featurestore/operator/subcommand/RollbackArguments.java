package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.Option;
import dev.featurestore.operator.command.RollBackStack;
import dev.featurestore.operator.command.RollbackRequest;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.ReportFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** {@code rollback}, which does not ask: an image has no terminal of its own. */
record RollbackArguments(
        @Option(value = "OCID of the apply job to return to (default: the one before)", argument = "JOB")
        Optional<String> toJob,

        @Option("roll back even if that destroys or replaces data")
        boolean allowDataLoss,

        @Option(value = "name of the stack, to confirm that protected data may be lost", argument = "NAME")
        Optional<String> confirm,

        @Option(value = "maximum wait while another job holds the stack (default 1800)", argument = "SECONDS")
        Duration busyTimeout,

        @Option("print the changes without making them") boolean dryRun,
        StackArguments stack,
        ResultArguments results,
        JobTagArguments tags,
        CommonArguments common)
        implements Arguments {

    static final OptionTable<RollbackArguments> TABLE = new OptionTable<>(new RollbackArguments(
            Optional.empty(),
            false,
            Optional.empty(),
            ApplyOptions.BUSY_TIMEOUT,
            false,
            StackArguments.DEFAULT,
            ResultArguments.DEFAULT,
            JobTagArguments.DEFAULT,
            CommonArguments.DEFAULT));

    @Override
    public void failed(RunContext context, FeatureStoreException failure, Instant begun) {
        if (!dryRun) {
            new ReportFiles(results.files())
                    .writeIfOlder(begun, context.record(JobOperation.APPLY_ROLLBACK, common), failure);
        }
    }

    @Override
    public void run(RunContext context) {
        new RollBackStack(context.project(common), context.stack(stack, common))
                .run(RollbackRequest.of(results.files())
                        .withToJob(toJob)
                        .withAllowDataLoss(allowDataLoss)
                        .withBusyTimeout(busyTimeout)
                        .withDryRun(dryRun)
                        .withConfirm(confirm)
                        .withJobTags(tags.tags(context)));
    }
}
