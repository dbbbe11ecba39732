package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.command.ListStacks;
import dev.featurestore.operator.command.Option;
import dev.featurestore.operator.command.WordParameter;

/** {@code stacks}. */
record StacksArguments(
        @Option(value = "table, or json for one JSON document (default table)", argument = "FORMAT")
        String format,

        ConfigurationArguments configuration,
        CommonArguments common)
        implements Arguments {

    static final OptionTable<StacksArguments> TABLE =
            new OptionTable<>(new StacksArguments("table", ConfigurationArguments.DEFAULT, CommonArguments.DEFAULT));

    @Override
    public boolean isForPrograms() {
        return format.equals("json");
    }

    @Override
    public void run(RunContext context) {
        boolean json = WordParameter.TABLE_OR_JSON.checked(format).equals("json");
        StackArguments place = new StackArguments(configuration, StackArguments.DEFAULT.stackId());
        new ListStacks(context.project(common), context.stack(place, common)).run(json);
    }
}
