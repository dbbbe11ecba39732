package dev.featurestore.operator.report;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.jobs.JobOutputs;
import dev.featurestore.operator.text.JsonText;
import dev.featurestore.operator.text.OneLine;
import dev.featurestore.operator.words.Count;
import dev.featurestore.operator.words.Times;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outputs of a stack, for people and for programs, without values of sensitive ones.
 *
 * @param from the outputs and their job
 * @param stackName name of the stack
 */
public record OutputList(JobOutputs from, String stackName) {

    private List<Output> outputs() {
        return from.outputs();
    }

    /** The number of outputs and their job. */
    public List<String> summary() {
        Job job = from.job();
        return List.of(
                Count.of(outputs().size(), "output") + " of stack " + stackName,
                "from " + StackFacts.kind(job) + " of "
                        + Times.text(job.finished().orElse(job.created())),
                "  " + job.id());
    }

    /** A warning; empty if the outputs are those of the last change. */
    public Optional<String> warning() {
        return from.stale().map(reason -> "These outputs may be outdated: " + reason + ".");
    }

    /** A line for each output, with its whole value. */
    public List<String> lines() {
        return lines(outputs());
    }

    static List<String> lines(List<Output> outputs) {
        List<List<String>> rows = new ArrayList<>();
        for (Output output : outputs) {
            rows.add(List.of(output.name(), "= " + output.shownValue()));
        }
        return Columns.of(rows);
    }

    /**
     * JSON with the following fields for each output: {@code value}, unless it is sensitive; {@code sensitive}; {@code job}, the
     * OCID of its job; {@code stale}, and if that is true {@code reason}.
     */
    public String json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        for (Output output : outputs()) {
            Map<String, @Nullable Object> entry = new LinkedHashMap<>();
            if (!output.sensitive()) {
                entry.put("value", output.value());
            }
            entry.put("sensitive", output.sensitive());
            entry.put("job", from.job().id());
            entry.put("stale", from.stale().isPresent());
            from.stale().ifPresent(reason -> entry.put("reason", reason));
            json.put(output.name(), entry);
        }
        return JsonText.of(json);
    }

    /** The contents of {@code outputs.env}, with the warning as a comment. */
    public OutputsEnv dotenv() {
        OutputsEnv env = OutputsEnv.of(outputs());
        String comment = warning().map(text -> "# " + OneLine.of(text) + "\n").orElse("");
        return new OutputsEnv(comment + env.text(), env.leftOut());
    }

    /**
     * The value of one output.
     *
     * @param allowStale whether to return a value that may be outdated
     * @throws FeatureStoreException {@code OUTPUT_NOT_AVAILABLE} for an unknown or a sensitive output; {@code OUTPUTS_STALE} for
     *     a value that may be outdated
     */
    public String value(String name, boolean allowStale) {
        for (Output output : outputs()) {
            if (output.name().equals(name)) {
                if (output.sensitive()) {
                    throw FeatureStoreException.of(
                            FailureCode.OUTPUT_NOT_AVAILABLE,
                            "featurestore.outputName: output " + name + " is sensitive, so its value is never printed",
                            "Read it where it is stored, or in the outputs of the job in the Console");
                }
                if (!allowStale && from.stale().isPresent()) {
                    throw FeatureStoreException.of(
                                    FailureCode.OUTPUTS_STALE,
                                    "Output " + name + " may be outdated: "
                                            + from.stale().get(),
                                    "Wait for the job if it is running, or deploy again. To print the value anyway, add"
                                            + " -Dfeaturestore.allowStale. To show the status, or to deploy")
                            .suggesting(Command.of(Goal.STATUS), Command.of(Goal.APPLY));
                }
                return output.value();
            }
        }
        List<String> names = outputs().stream().map(Output::name).sorted().toList();
        throw FeatureStoreException.of(
                FailureCode.OUTPUT_NOT_AVAILABLE,
                "featurestore.outputName: the stack has no output '" + name + "'",
                names.isEmpty()
                        ? "Omit featurestore.outputName: the stack has no outputs"
                        : "Set it to one of: " + String.join(", ", names));
    }
}
