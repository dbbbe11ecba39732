package dev.featurestore.operator.report;

import dev.featurestore.operator.check.StoreEndpoint;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.deploy.DeploymentResult;
import dev.featurestore.operator.deploy.DoneResource;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.words.Count;
import dev.featurestore.operator.words.Durations;
import dev.featurestore.operator.words.LineWidth;
import dev.featurestore.operator.words.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words at the end of a deployment.
 *
 * @param compartmentId OCID of the compartment of the configuration
 * @param report name of {@code report.json}, as the user knows it
 */
public record ResultLines(DeploymentResult result, String compartmentId, String report) {

    /** Outputs that are shown of a stack without an endpoint. */
    private static final int MOST_OUTPUTS = 4;

    /** What was done, and where it is written. */
    public List<String> success(LineWidth width) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(headline(width));
        List<Output> shown = shown();
        if (!shown.isEmpty()) {
            lines.add("Outputs:");
            OutputList.lines(shown).forEach(line -> lines.add(width.cut("  " + line)));
        }
        boolean log = result.course() != DeploymentResult.Course.UNCHANGED;
        lines.add("Written: " + report + ", outputs.env" + (log ? ", job.log" : ""));
        return lines;
    }

    /** The last lines: where the store answers, and what to do next. */
    public List<String> closing(Commands commands) {
        int others = result.outputs().size() - shown().size() - (endpoint().isPresent() ? 1 : 0);
        List<String> lines = new ArrayList<>();
        List<String> next = new ArrayList<>();
        List<Goal> goals = new ArrayList<>();
        endpoint().ifPresent(endpoint -> {
            lines.add("Endpoint: " + endpoint.shownValue());
            next.add("how to use the store");
            goals.add(Goal.CHECK);
        });
        if (others > 0) {
            next.add("its other " + Count.of(others, "output"));
            goals.add(Goal.OUTPUTS);
        }
        if (goals.isEmpty()) {
            next.add("the state of the stack");
            goals.add(Goal.STATUS);
        }
        lines.addAll(commands.lines(
                "Next: see " + String.join(", and ", next) + ":",
                goals.stream().map(Command::of).toArray(Command[]::new)));
        return lines;
    }

    private Optional<Output> endpoint() {
        return result.outputs().stream()
                .filter(output -> output.name().equals(StoreEndpoint.OUTPUT))
                .findFirst();
    }

    /** A stack without an endpoint, which is not the bundled one, shows its first outputs instead. */
    private List<Output> shown() {
        return endpoint().isPresent()
                ? List.of()
                : result.outputs().stream().limit(MOST_OUTPUTS).toList();
    }

    private List<String> headline(LineWidth width) {
        String name = result.stack().name();
        Job job = result.end().job();
        if (result.course() == DeploymentResult.Course.UNCHANGED) {
            return List.of(
                    "No changes: stack " + name + " is what the configuration says.",
                    width.cut(
                            "Deployed"
                                    + job.finished()
                                            .map(at -> " at " + Times.text(at))
                                            .orElse("") + " by job ",
                            job.id(),
                            ""));
        }
        return List.of("Deployed stack " + name + " in " + Durations.text(result.duration()) + ": " + counts() + ".");
    }

    /** What failed, where, in which job, and what to do; two lines and a hint. */
    public FeatureStoreException failure() {
        Job job = result.end().job();
        String ended = "Job " + job.id() + " of stack " + result.stack().name() + " "
                + (job.state() == JobState.CANCELED ? "was canceled" : "failed") + " after "
                + Durations.text(result.duration()) + ": " + counts() + ".";
        JobFailure failure = new JobFailure(result.end(), compartmentId);
        String again = "What was created stays, and is not created twice";
        if (job.state() == JobState.CANCELED) {
            return FeatureStoreException.of(
                    FailureCode.JOB_CANCELED, ended, "run the same command again to go on. " + again);
        }
        return FeatureStoreException.of(
                FailureCode.JOB_FAILED,
                List.of(failure.cause(), ended),
                failure.policy().orElse("mend the cause") + ", then run the same command again. " + again);
    }

    private String counts() {
        return result.count(DoneResource.Action.CREATED) + " created, "
                + result.count(DoneResource.Action.CHANGED) + " changed, "
                + result.count(DoneResource.Action.DESTROYED) + " destroyed";
    }
}
