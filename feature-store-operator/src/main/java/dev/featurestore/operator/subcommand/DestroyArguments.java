package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.Destroy;
import dev.featurestore.operator.command.DestroyRequest;
import dev.featurestore.operator.command.Option;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.ReportFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** {@code destroy}, which does not ask: an image has no terminal of its own. */
record DestroyArguments(
        @Option(value = "name of the stack, to confirm that it may be destroyed", argument = "NAME")
        Optional<String> confirm,

        @Option("keep the stack, without resources") boolean keepStack,

        @Option(value = "maximum wait while another job holds the stack (default 1800)", argument = "SECONDS")
        Duration busyTimeout,

        @Option("print the changes without making them") boolean dryRun,
        StackArguments stack,
        ResultArguments results,
        JobTagArguments tags,
        CommonArguments common)
        implements Arguments {

    static final OptionTable<DestroyArguments> TABLE = new OptionTable<>(new DestroyArguments(
            Optional.empty(),
            false,
            ApplyOptions.BUSY_TIMEOUT,
            false,
            StackArguments.DEFAULT,
            ResultArguments.DEFAULT,
            JobTagArguments.DEFAULT,
            CommonArguments.DEFAULT));

    @Override
    public void failed(RunContext context, FeatureStoreException failure, Instant begun) {
        if (!dryRun) {
            new ReportFiles(results.files()).writeIfOlder(begun, context.record(JobOperation.DESTROY, common), failure);
        }
    }

    @Override
    public void run(RunContext context) {
        new Destroy(context.project(common), context.stack(stack, common))
                .run(DestroyRequest.of(results.files())
                        .withConfirm(confirm)
                        .withKeepStack(keepStack)
                        .withBusyTimeout(busyTimeout)
                        .withDryRun(dryRun)
                        .withJobTags(tags.tags(context)));
    }
}
