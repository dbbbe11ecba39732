package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.command.Option;
import dev.featurestore.operator.command.Status;
import dev.featurestore.operator.command.WordParameter;

/** {@code status}. */
record StatusArguments(
        @Option(value = "table, or json for one JSON document (default table)", argument = "FORMAT")
        String format,

        StackArguments stack,
        CommonArguments common)
        implements Arguments {

    static final OptionTable<StatusArguments> TABLE =
            new OptionTable<>(new StatusArguments("table", StackArguments.DEFAULT, CommonArguments.DEFAULT));

    @Override
    public boolean isForPrograms() {
        return format.equals("json");
    }

    @Override
    public void run(RunContext context) {
        boolean json = WordParameter.TABLE_OR_JSON.checked(format).equals("json");
        new Status(context.project(common), context.stack(stack, common)).run(json);
    }
}
