package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.command.LogsRequest;
import dev.featurestore.operator.command.Option;
import dev.featurestore.operator.command.PrintLog;
import dev.featurestore.operator.command.WordParameter;
import java.util.Optional;

/** {@code logs}. */
record LogsArguments(
        @Option(value = "OCID of the job (default: the stack's latest job)", argument = "OCID")
        Optional<String> job,

        @Option("print new lines until the job ends") boolean follow,

        @Option(value = "lowest level: TRACE, DEBUG, INFO, WARN, ERROR or FATAL (default TRACE)", argument = "LEVEL")
        String level,

        @Option(value = "table, or json for one JSON document (default table)", argument = "FORMAT")
        String format,

        StackArguments stack,
        CommonArguments common)
        implements Arguments {

    static final OptionTable<LogsArguments> TABLE = new OptionTable<>(new LogsArguments(
            Optional.empty(), false, "TRACE", "table", StackArguments.DEFAULT, CommonArguments.DEFAULT));

    @Override
    public boolean isForPrograms() {
        return format.equals("json");
    }

    @Override
    public void run(RunContext context) {
        LogsRequest request = LogsRequest.DEFAULT
                .withJob(job)
                .withFollow(follow)
                .withLevel(LogsRequest.level(level))
                .withJson(WordParameter.TABLE_OR_JSON.checked(format).equals("json"));
        new PrintLog(context.project(common), context.stack(stack, common)).run(request);
    }
}
