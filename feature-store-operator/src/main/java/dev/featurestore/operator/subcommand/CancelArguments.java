package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.command.Cancel;
import dev.featurestore.operator.command.CancelRequest;
import dev.featurestore.operator.command.Option;
import java.util.Optional;

/** {@code cancel}. */
record CancelArguments(
        @Option(value = "OCID of the job (default: the running job of the stack)", argument = "OCID")
        Optional<String> job,

        @Option("stop Terraform at once; resources may then be missing in the stack's state")
        boolean forced,

        @Option("print the changes without making them") boolean dryRun,
        StackArguments stack,
        CommonArguments common)
        implements Arguments {

    static final OptionTable<CancelArguments> TABLE = new OptionTable<>(
            new CancelArguments(Optional.empty(), false, false, StackArguments.DEFAULT, CommonArguments.DEFAULT));

    @Override
    public void run(RunContext context) {
        new Cancel(context.project(common), context.stack(stack, common))
                .run(CancelRequest.DEFAULT.withJob(job).withForced(forced).withDryRun(dryRun));
    }
}
