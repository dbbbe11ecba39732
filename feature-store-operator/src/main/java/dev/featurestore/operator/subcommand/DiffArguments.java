package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.command.DiffJobs;
import dev.featurestore.operator.command.Option;
import dev.featurestore.operator.command.WordParameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code diff}. */
record DiffArguments(
        @Option(
                value = "OCIDs of two jobs, the earlier one first (default: the stack's last two applies)",
                argument = "JOB,JOB")
        Optional<String> jobs,

        @Option(value = "text, or json for one JSON document (default text)", argument = "FORMAT")
        String format,

        StackArguments stack,
        CommonArguments common)
        implements Arguments {

    static final OptionTable<DiffArguments> TABLE = new OptionTable<>(
            new DiffArguments(Optional.empty(), "text", StackArguments.DEFAULT, CommonArguments.DEFAULT));

    @Override
    public boolean isForPrograms() {
        return format.equals("json");
    }

    @Override
    public void run(RunContext context) {
        boolean json = WordParameter.TEXT_OR_JSON.checked(format).equals("json");
        List<String> named = jobs.map(text ->
                        Arrays.stream(text.split(",", -1)).map(String::strip).toList())
                .orElse(List.of());
        new DiffJobs(context.project(common), context.stack(stack, common)).run(named, json);
    }
}
