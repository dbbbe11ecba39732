package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.command.Option;
import java.util.Map;
import java.util.Optional;

/**
 * The options of subcommands that read the whole configuration.
 *
 * @param variables values of the stack's variables, in place of those of the configuration
 */
public record InputArguments(
        ConfigurationArguments configuration,

        @Option(
                value = "value of a stack variable, in place of spec.variables; may be repeated",
                argument = "NAME=VALUE")
        Map<String, String> variables,

        @Option(value = "bucket to upload a stack to that is too large for a request", argument = "NAME")
        Optional<String> bucket) {

    static final InputArguments DEFAULT =
            new InputArguments(ConfigurationArguments.DEFAULT, Map.of(), Optional.empty());

    public InputArguments {
        variables = Map.copyOf(variables);
    }
}
