package dev.featurestore.operator.report;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.deploy.JobOutputs;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.json.JsonText;
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
 * The outputs of a stack, for people and for programs. Values of sensitive ones are in none of these.
 *
 * @param from the outputs, and the job that they are from
 * @param stackName name of the stack
 */
public record OutputList(JobOutputs from, String stackName) {

    private List<Output> outputs() {
        return from.outputs();
    }

    /** How many there are, and the job that they are from. */
    public List<String> summary() {
        Job job = from.job();
        return List.of(
                Count.of(outputs().size(), "output") + " of stack " + stackName,
                "from " + StackFacts.kind(job) + " of "
                        + Times.text(job.finished().orElse(job.created())),
                "  " + job.id());
    }

    /** What to be warned of; empty if the outputs are those of the last change. */
    public Optional<String> warning() {
        return from.stale().map(reason -> "These outputs may no longer be true: " + reason + ".");
    }

    /** A line for each, with its whole value. */
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
     * By name {@code value}; {@code sensitive}, which if true takes the value's place; {@code job}, the OCID of the job that
     * it is from; {@code stale}, and if that is true {@code reason}.
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

    /** As {@code outputs.env}; if the outputs may no longer be true, with a comment that says so. */
    public OutputsEnv dotenv() {
        OutputsEnv env = OutputsEnv.of(outputs());
        String comment = warning().map(text -> "# " + OneLine.of(text) + "\n").orElse("");
        return new OutputsEnv(comment + env.text(), env.leftOut());
    }

    /**
     * The value of one.
     *
     * @param allowStale whether it is given although it may no longer be true
     * @throws FeatureStoreException {@code OUTPUT_NOT_AVAILABLE} if there is none of the name, or if its value is not shown;
     *     {@code OUTPUTS_STALE} if it may no longer be true
     */
    public String value(String name, boolean allowStale) {
        for (Output output : outputs()) {
            if (output.name().equals(name)) {
                if (output.sensitive()) {
                    throw FeatureStoreException.of(
                            FailureCode.OUTPUT_NOT_AVAILABLE,
                            "featurestore.outputName: the output " + name
                                    + " is sensitive, and its value is never shown",
                            "read it where it is kept, or in the job's outputs in the Console");
                }
                if (!allowStale && from.stale().isPresent()) {
                    throw FeatureStoreException.of(
                                    FailureCode.OUTPUTS_STALE,
                                    "the output " + name + " may no longer be true: "
                                            + from.stale().get(),
                                    "wait for the job if it is running, else deploy again; to print the value all the same,"
                                            + " add -Dfeaturestore.allowStale")
                            .suggesting(Command.of(Goal.STATUS), Command.of(Goal.APPLY));
                }
                return output.value();
            }
        }
        List<String> names = outputs().stream().map(Output::name).sorted().toList();
        throw FeatureStoreException.of(
                FailureCode.OUTPUT_NOT_AVAILABLE,
                "featurestore.outputName: the stack has no output named " + name,
                names.isEmpty() ? "it has none at all" : "it has " + String.join(", ", names));
    }
}
