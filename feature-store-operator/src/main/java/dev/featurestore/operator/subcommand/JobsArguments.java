package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.command.ListJobs;
import dev.featurestore.operator.command.Option;
import dev.featurestore.operator.command.WordParameter;

/** {@code jobs}. */
record JobsArguments(
        @Option(value = "maximum number of jobs to list (default 20)", argument = "NUMBER")
        int limit,

        @Option(value = "table, or json for one JSON document (default table)", argument = "FORMAT")
        String format,

        StackArguments stack,
        CommonArguments common)
        implements Arguments {

    static final OptionTable<JobsArguments> TABLE =
            new OptionTable<>(new JobsArguments(20, "table", StackArguments.DEFAULT, CommonArguments.DEFAULT));

    @Override
    public boolean isForPrograms() {
        return format.equals("json");
    }

    @Override
    public void run(RunContext context) {
        boolean json = WordParameter.TABLE_OR_JSON.checked(format).equals("json");
        new ListJobs(context.project(common), context.stack(stack, common)).run(limit, json);
    }
}
