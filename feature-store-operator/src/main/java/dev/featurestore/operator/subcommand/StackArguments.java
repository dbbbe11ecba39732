package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.command.Option;
import java.util.Optional;

/** The options of subcommands for an existing stack, which need no configuration if options name the stack. */
public record StackArguments(
        ConfigurationArguments configuration,

        @Option(value = "OCID of the stack, in place of a configuration", argument = "OCID")
        Optional<String> stackId) {

    static final StackArguments DEFAULT = new StackArguments(ConfigurationArguments.DEFAULT, Optional.empty());
}
