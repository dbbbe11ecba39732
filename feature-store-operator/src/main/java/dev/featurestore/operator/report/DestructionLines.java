package dev.featurestore.operator.report;

import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.StackResource;
import dev.featurestore.operator.deploy.DestructionResult;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.jobs.JobEnd;
import dev.featurestore.operator.plan.DeletionProtection;
import dev.featurestore.operator.words.Count;
import dev.featurestore.operator.words.Durations;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines at the end of a destruction.
 *
 * @param result how it ended
 * @param report name of {@code report.json}, in messages
 * @param commands formats commands
 */
public record DestructionLines(DestructionResult result, String report, Commands commands) {

    private static final int MOST_LISTED = 20;

    /** The lines after a success. */
    public List<String> success() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        String name = StackFacts.name(result.stack());
        lines.add((result.end().isPresent()
                        ? "Destroyed stack " + name + " in "
                        : "No resources left in stack " + name + " after ")
                + Durations.text(result.duration()) + ": "
                + Count.of(result.destroyed(), "resource") + " destroyed"
                + (result.deleted() ? ", the stack deleted." : "."));
        if (!result.deleted()) {
            lines.add("The stack stays, without resources. Next: deploy it again, or delete it:");
            lines.add(commands.line(Command.of(Goal.APPLY)));
            lines.add(commands.line(Command.ofStack(Goal.DESTROY, result.stack().id())));
        }
        lines.add("Written: " + report + (result.end().isPresent() ? ", job.log" : ""));
        return lines;
    }

    /** The remaining resources. */
    public List<String> remaining() {
        List<String> lines = new ArrayList<>();
        lines.add("Remaining: " + Count.of(result.remaining().size(), "resource") + ", and the stack");
        result.remaining().stream()
                .map(StackResource::address)
                .sorted()
                .limit(MOST_LISTED)
                .forEach(address -> lines.add("  " + address));
        if (result.remaining().size() > MOST_LISTED) {
            lines.add("  and " + (result.remaining().size() - MOST_LISTED) + " more, in " + report);
        }
        return lines;
    }

    /** The failure: the error with its place, the job, and a hint. */
    public FeatureStoreException failure() {
        JobEnd end = result.end().orElseThrow();
        boolean canceled = end.job().state() == JobState.CANCELED;
        String ended = "Job " + end.job().id() + " of stack " + StackFacts.name(result.stack()) + " "
                + (canceled ? "was canceled" : "failed") + " after " + Durations.text(result.duration()) + ": "
                + Count.of(result.destroyed(), "resource") + " destroyed, "
                + result.remaining().size() + " remaining.";
        if (canceled) {
            return FeatureStoreException.of(
                            FailureCode.JOB_CANCELED,
                            ended,
                            "Run the same command again to destroy the remaining resources, or deploy again")
                    .suggesting(Command.of(Goal.APPLY));
        }
        JobFailure failure = new JobFailure(end, result.stack().compartmentId());
        return FeatureStoreException.of(
                FailureCode.JOB_FAILED,
                List.of(failure.cause(), ended),
                end.error()
                        .flatMap(DeletionProtection::lift)
                        .orElseGet(() -> failure.fix().orElse("Fix the cause")
                                + ", then run the same command again to destroy the remaining resources"));
    }
}
