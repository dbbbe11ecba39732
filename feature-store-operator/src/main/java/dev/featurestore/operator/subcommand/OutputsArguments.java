package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.command.Option;
import dev.featurestore.operator.command.OutputsRequest;
import dev.featurestore.operator.command.PrintOutputs;
import java.util.Optional;

/** {@code outputs}. */
record OutputsArguments(
        @Option(value = "table, json or dotenv (default table)", argument = "FORMAT")
        String format,

        @Option(value = "print the value of this output, and nothing else to standard output", argument = "NAME")
        Optional<String> outputName,

        @Option("print that value even if a later job may have changed it")
        boolean allowStale,

        StackArguments stack,
        CommonArguments common)
        implements Arguments {

    static final OptionTable<OutputsArguments> TABLE = new OptionTable<>(
            new OutputsArguments("table", Optional.empty(), false, StackArguments.DEFAULT, CommonArguments.DEFAULT));

    @Override
    public boolean isForPrograms() {
        return !format.equals("table") || outputName.isPresent();
    }

    @Override
    public void run(RunContext context) {
        OutputsRequest request = OutputsRequest.DEFAULT
                .withForm(OutputsRequest.Form.named(format))
                .withName(outputName)
                .withAllowStale(allowStale);
        new PrintOutputs(context.project(common), context.stack(stack, common)).run(request);
    }
}
