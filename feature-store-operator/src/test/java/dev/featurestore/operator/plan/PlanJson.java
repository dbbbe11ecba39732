package dev.featurestore.operator.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Plans in the form of Terraform's JSON, put together by a test. */
final class PlanJson {

    private final List<String> resources = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private final List<String> drifted = new ArrayList<>();

    /** A resource that is made. */
    PlanJson create(String address) {
        return resource(address, "", "\"create\"", "null", "{\"name\": \"n\"}", "");
    }

    /** A resource that is destroyed. */
    PlanJson delete(String address, String before, String reason) {
        return resource(address, "\"action_reason\": \"" + reason + "\",", "\"delete\"", before, "null", "");
    }

    /** A resource that is changed. */
    PlanJson update(String address, String before, String after, String more) {
        return resource(address, "", "\"update\"", before, after, more);
    }

    /**
     * Any resource.
     *
     * @param facts members of the resource, each with a comma behind it
     * @param actions Terraform's words
     * @param more members of the change, each with a comma before it
     */
    PlanJson resource(String address, String facts, String actions, String before, String after, String more) {
        String block = address.replaceAll("^(module\\.[^.]+\\.)*", "");
        resources.add("""
                {"address": %s, %s "mode": "managed", "type": "%s",
                 "change": {"actions": [%s], "before": %s, "after": %s, "after_unknown": {} %s}}
                """.formatted(
                        quoted(address), facts, block.substring(0, block.indexOf('.')), actions, before, after, more));
        return this;
    }

    PlanJson text(String resource) {
        resources.add(resource);
        return this;
    }

    PlanJson output(String name, String action) {
        outputs.add(quoted(name) + ": {\"actions\": [\"" + action + "\"]}");
        return this;
    }

    PlanJson drifted(String address) {
        drifted.add("{\"address\": " + quoted(address) + "}");
        return this;
    }

    TerraformPlan read() {
        return TerraformPlan.read(bytes());
    }

    byte[] bytes() {
        return """
                {"format_version": "1.2", "terraform_version": "1.5.7",
                 "resource_drift": [%s], "resource_changes": [%s], "output_changes": {%s}}
                """.formatted(String.join(",", drifted), String.join(",", resources), String.join(",", outputs))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\\\"") + "\"";
    }
}
