package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.command.Option;
import java.util.Optional;

/** The options of subcommands that read the whole configuration. */
public record InputArguments(
        ConfigurationArguments configuration,

        @Option(value = "bucket to upload a stack to that is too large for a request", argument = "NAME")
        Optional<String> bucket,

        @Option(
                value = "files to leave out of the stack: patterns relative to its source, separated by commas",
                argument = "PATTERNS")
        Optional<String> excludes) {

    static final InputArguments DEFAULT =
            new InputArguments(ConfigurationArguments.DEFAULT, Optional.empty(), Optional.empty());
}
