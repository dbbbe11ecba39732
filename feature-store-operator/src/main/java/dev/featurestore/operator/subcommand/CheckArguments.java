package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.check.CheckOptions;
import dev.featurestore.operator.command.CheckRequest;
import dev.featurestore.operator.command.CheckStore;
import dev.featurestore.operator.command.Option;
import java.time.Duration;
import java.util.Optional;

/** {@code check}. */
record CheckArguments(
        @Option(value = "URL of the store's API, in place of the stack's output api_endpoint", argument = "URL")
        Optional<String> apiEndpoint,

        @Option(value = "maximum time until the store answers (default 300)", argument = "SECONDS")
        Duration checkTimeout,

        @Option("check that a store and an entity can be created and deleted")
        boolean checkWrites,

        StackArguments stack,
        ResultArguments results,
        CommonArguments common)
        implements Arguments {

    static final OptionTable<CheckArguments> TABLE = new OptionTable<>(new CheckArguments(
            Optional.empty(),
            CheckOptions.DEFAULT.timeout(),
            CheckOptions.DEFAULT.writes(),
            StackArguments.DEFAULT,
            ResultArguments.DEFAULT,
            CommonArguments.DEFAULT));

    @Override
    public void run(RunContext context) {
        new CheckStore(context.project(common), context.stack(stack, common))
                .run(new CheckRequest(
                                apiEndpoint,
                                CheckOptions.DEFAULT.withTimeout(checkTimeout).withWrites(checkWrites))
                        .withResults(results.files()));
    }
}
