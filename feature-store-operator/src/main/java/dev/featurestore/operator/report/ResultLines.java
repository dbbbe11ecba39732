package dev.featurestore.operator.report;

import dev.featurestore.operator.check.StoreEndpoint;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.deploy.DeploymentResult;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.joblog.DoneResource;
import dev.featurestore.operator.jobs.Fingerprint;
import dev.featurestore.operator.words.Count;
import dev.featurestore.operator.words.Durations;
import dev.featurestore.operator.words.LineWidth;
import dev.featurestore.operator.words.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines at the end of a deployment.
 *
 * @param compartmentId OCID of the compartment of the configuration
 * @param report name of {@code report.json}, in messages
 */
public record ResultLines(DeploymentResult result, String compartmentId, String report) {

    /** Maximum number of outputs shown for a stack without an endpoint. */
    private static final int MOST_OUTPUTS = 4;

    /** The lines after a success. */
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

    /** The last lines: the endpoint of the store, and what to do next. */
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
        String name = StackFacts.name(result.stack());
        Job job = result.end().job();
        if (result.course() == DeploymentResult.Course.UNCHANGED) {
            return List.of(
                    "No changes: stack " + name + " matches the configuration.",
                    width.cut(
                            "Deployed"
                                    + job.finished()
                                            .map(at -> " at " + Times.text(at))
                                            .orElse("") + " by job ",
                            job.id(),
                            ""));
        }
        String verb = Fingerprint.isRollback(job) ? "Rolled back" : "Deployed";
        return List.of(verb + " stack " + name + " in " + Durations.text(result.duration()) + ": " + counts() + ".");
    }

    /** The failure: the error with its place, the job, and a hint. */
    public FeatureStoreException failure() {
        Job job = result.end().job();
        String ended = "Job " + job.id() + " of stack " + StackFacts.name(result.stack()) + " "
                + (job.state() == JobState.CANCELED ? "was canceled" : "failed") + " after "
                + Durations.text(result.duration()) + ": " + counts() + ".";
        JobFailure failure = new JobFailure(result.end(), compartmentId);
        String again = "Created resources stay, and are not created again";
        if (job.state() == JobState.CANCELED) {
            return FeatureStoreException.of(
                    FailureCode.JOB_CANCELED, ended, "Run the same command again to continue. " + again);
        }
        return FeatureStoreException.of(
                FailureCode.JOB_FAILED,
                List.of(failure.cause(), ended),
                failure.fix().orElse("Fix the cause") + ", then run the same command again. " + again);
    }

    private String counts() {
        return result.count(DoneResource.Action.CREATED) + " created, "
                + result.count(DoneResource.Action.CHANGED) + " changed, "
                + result.count(DoneResource.Action.DESTROYED) + " destroyed";
    }
}
