package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.command.Option;
import dev.featurestore.operator.report.Results;
import java.nio.file.Path;
import java.util.Optional;

/** The option of subcommands that write files with their results. */
public record ResultArguments(
        @Option(
                value = "folder of result files such as report.json and job.log (default: featurestore in the temporary"
                        + " folder)",
                argument = "FOLDER")
        Optional<String> reports) {

    static final ResultArguments DEFAULT = new ResultArguments(Optional.empty());

    /** The folder. */
    public Path folder() {
        return CommonArguments.path(reports, "--reports")
                .orElse(Path.of(System.getProperty("java.io.tmpdir"), "featurestore"));
    }

    Results files() {
        return Results.exactly(folder());
    }
}
