package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.ci.CiRun;
import dev.featurestore.operator.command.Option;
import java.util.Map;

/** The option of subcommands that submit a job. */
public record JobTagArguments(
        @Option("leave out the tags of the job that name commit, branch, CI run and user")
        boolean noJobTags) {

    static final JobTagArguments DEFAULT = new JobTagArguments(false);

    /** The tags with the origin of a job. */
    Map<String, String> tags(RunContext context) {
        return noJobTags
                ? Map.of()
                : CiRun.origin(context.environment(), context.folder()).tags();
    }
}
