package dev.featurestore.operator.report;

import dev.featurestore.operator.check.CheckResult;
import dev.featurestore.operator.check.StepResult;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.hint.Commands;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The report of a check without a deployment, for the page.
 *
 * @param check its result
 * @param rehearsal whether it ran on the embedded cloud
 * @param region the region; empty if only an address was given
 * @param stack the stack; empty if only an address was given
 * @param commands the words for hints
 */
public record CheckReport(
        CheckResult check, boolean rehearsal, Optional<String> region, Optional<Stack> stack, Commands commands) {

    /** The fields, in their order. */
    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("rehearsal", rehearsal);
        json.put("operation", "CHECK");
        json.put("state", check.failed().isEmpty() ? "SUCCEEDED" : "FAILED");
        region.ifPresent(name -> json.put("region", name));
        stack.ifPresent(of -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("id", of.id());
            fields.put("name", StackFacts.name(of));
            fields.put("compartmentId", of.compartmentId());
            json.put("stack", fields);
        });
        json.put("check", of(check, commands));
        return json;
    }

    /** The steps, as {@code report.json} has them. */
    static Map<String, Object> of(CheckResult check, Commands commands) {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (StepResult step : check.steps()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("step", step.step().name());
            each.put("passed", step.passed());
            each.put("seen", step.seen());
            step.trouble().ifPresent(trouble -> {
                each.put("hop", trouble.hop());
                each.put("trouble", trouble.what());
                each.put("fix", commands.words(trouble.fix()));
            });
            steps.add(each);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("endpoint", check.endpoint().toString());
        result.put("passed", check.failed().isEmpty());
        result.put("steps", steps);
        return result;
    }
}
