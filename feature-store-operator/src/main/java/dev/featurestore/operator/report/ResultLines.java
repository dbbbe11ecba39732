package dev.featurestore.operator.report;

import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.deploy.DeploymentResult;
import dev.featurestore.operator.deploy.DoneResource;
import java.util.ArrayList;
import java.util.List;

/**
 * The words at the end of a deployment.
 *
 * @param compartmentId OCID of the compartment of the configuration
 * @param report name of {@code report.json}, as the user knows it
 */
public record ResultLines(DeploymentResult result, String compartmentId, String report) {

    /** Longer values are for programs: they are whole in the files. */
    private static final int LONGEST_VALUE = 120;

    /** What was done, the outputs, and where they were written. */
    public List<String> success() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(headline());
        if (!result.outputs().isEmpty()) {
            lines.add("Outputs:");
            int width = result.outputs().stream()
                    .mapToInt(o -> o.name().length())
                    .max()
                    .orElse(0);
            for (Output output : result.outputs()) {
                lines.add("  " + output.name()
                        + " ".repeat(width - output.name().length()) + " = " + shortened(output.shownValue()));
            }
        }
        boolean log = result.course() != DeploymentResult.Course.UNCHANGED;
        lines.add("Written: " + report + ", outputs.env" + (log ? ", job.log" : ""));
        return lines;
    }

    private String headline() {
        String name = result.stack().name();
        Job job = result.end().job();
        if (result.course() == DeploymentResult.Course.UNCHANGED) {
            return "No changes: stack " + name + " is what the configuration says, since job " + job.id()
                    + job.finished().map(at -> " at " + at).orElse("") + ".";
        }
        return "Deployed stack " + name + " in " + Durations.text(result.duration()) + ": " + counts() + ".";
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_VALUE
                ? value
                : value.substring(0, LONGEST_VALUE - 20) + "... (" + value.length() + " characters)";
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
                failure.cause() + "\n" + ended,
                failure.policy().orElse("mend the cause") + ", then run the same command again. " + again);
    }

    private String counts() {
        return result.count(DoneResource.Action.CREATED) + " created, "
                + result.count(DoneResource.Action.CHANGED) + " changed, "
                + result.count(DoneResource.Action.DESTROYED) + " destroyed";
    }
}
