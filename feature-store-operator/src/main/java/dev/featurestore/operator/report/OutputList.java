package dev.featurestore.operator.report;

import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outputs of a stack, for people and for programs. Values of sensitive ones are in none of these. */
public record OutputList(List<Output> outputs) {

    public OutputList {
        outputs = List.copyOf(outputs);
    }

    /** A line for each, with its whole value. */
    public List<String> lines() {
        List<List<String>> rows = new ArrayList<>();
        for (Output output : outputs) {
            rows.add(List.of(output.name(), "= " + output.shownValue()));
        }
        return Columns.of(rows);
    }

    /** By name {@code value}, and {@code sensitive}, which if true takes the value's place. */
    public String json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        for (Output output : outputs) {
            Map<String, @Nullable Object> entry = new LinkedHashMap<>();
            if (!output.sensitive()) {
                entry.put("value", output.value());
            }
            entry.put("sensitive", output.sensitive());
            json.put(output.name(), entry);
        }
        return JsonText.of(json);
    }

    /** As {@code outputs.env}. */
    public String dotenv() {
        return OutputsEnv.text(outputs);
    }

    /**
     * The value of one.
     *
     * @throws FeatureStoreException {@code MISSING_PARAMETER} if there is none of the name, or if its value is not shown
     */
    public String value(String name) {
        for (Output output : outputs) {
            if (output.name().equals(name)) {
                if (output.sensitive()) {
                    throw FeatureStoreException.of(
                            FailureCode.MISSING_PARAMETER,
                            "featurestore.outputName: the output " + name
                                    + " is sensitive, and its value is never shown",
                            "read it where it is kept, or in the job's outputs in the Console");
                }
                return output.value();
            }
        }
        List<String> names = outputs.stream().map(Output::name).sorted().toList();
        throw FeatureStoreException.of(
                FailureCode.MISSING_PARAMETER,
                "featurestore.outputName: the stack has no output named " + name,
                names.isEmpty() ? "it has none at all" : "it has " + String.join(", ", names));
    }
}
