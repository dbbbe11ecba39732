package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.DetectDrift;
import dev.featurestore.operator.command.DriftRequest;
import dev.featurestore.operator.command.Option;
import dev.featurestore.operator.command.WordParameter;
import java.time.Duration;

/** {@code drift}. */
record DriftArguments(
        @Option(value = "text, or json for one JSON document (default text)", argument = "FORMAT")
        String format,

        @Option("fail with exit status 7 if resources have drifted")
        boolean failOnDrift,

        @Option(value = "maximum wait while another job holds the stack (default 1800)", argument = "SECONDS")
        Duration busyTimeout,

        StackArguments stack,
        ResultArguments results,
        CommonArguments common)
        implements Arguments {

    static final OptionTable<DriftArguments> TABLE = new OptionTable<>(new DriftArguments(
            "text",
            false,
            ApplyOptions.BUSY_TIMEOUT,
            StackArguments.DEFAULT,
            ResultArguments.DEFAULT,
            CommonArguments.DEFAULT));

    @Override
    public boolean isForPrograms() {
        return format.equals("json");
    }

    @Override
    public void run(RunContext context) {
        boolean json = WordParameter.TEXT_OR_JSON.checked(format).equals("json");
        new DetectDrift(context.project(common), context.stack(stack, common))
                .run(DriftRequest.of(results.files())
                        .withJson(json)
                        .withFailOnDrift(failOnDrift)
                        .withBusyTimeout(busyTimeout));
    }
}
