package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.ci.CiRun;
import dev.featurestore.operator.command.Option;
import dev.featurestore.operator.report.Results;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The options of subcommands that run a job: where they write their results, and what the job is tagged with. */
public record ResultArguments(
        @Option(
                value = "folder of result files such as report.json and job.log (default: featurestore in the temporary"
                        + " folder)",
                argument = "FOLDER")
        Optional<String> reports,

        @Option("leave out the tags of the job that name commit, branch, CI run and user")
        boolean noJobTags) {

    static final ResultArguments DEFAULT = new ResultArguments(Optional.empty(), false);

    /** The folder. */
    public Path folder() {
        return CommonArguments.path(reports, "--reports")
                .orElse(Path.of(System.getProperty("java.io.tmpdir"), "featurestore"));
    }

    /** The tags with the origin of a job. */
    Map<String, String> jobTags(RunContext context) {
        return noJobTags
                ? Map.of()
                : CiRun.origin(context.environment(), context.folder()).tags();
    }

    Results files() {
        return Results.exactly(folder());
    }
}
