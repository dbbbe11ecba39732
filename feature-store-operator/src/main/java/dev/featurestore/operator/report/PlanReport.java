package dev.featurestore.operator.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cost.PlannedCost;
import dev.featurestore.operator.plan.Action;
import dev.featurestore.operator.plan.AttributeChange;
import dev.featurestore.operator.plan.OutputChange;
import dev.featurestore.operator.plan.ResourceChange;
import dev.featurestore.operator.plan.TerraformPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code plan-report.json}: what an apply would do, for tools, without values.
 *
 * @param schemaVersion version of {@code docs/report.schema.json}
 * @param rehearsal whether it was planned on the embedded cloud
 * @param operation always PLAN
 * @param state SUCCEEDED; a plan that was refused or failed has another, and {@code code} and {@code failure}
 * @param job the plan job, whose plan can be applied
 * @param empty whether an apply would change nothing
 * @param losesData number of resources with data to destroy or replace
 * @param outputs the outputs that change, and how
 * @param cost what the resources cost; null if the run did not look at it
 */
@JsonPropertyOrder({
    "schemaVersion",
    "rehearsal",
    "operation",
    "state",
    "region",
    "stack",
    "job",
    "bundleSha256",
    "empty",
    "create",
    "update",
    "replace",
    "destroy",
    "losesData",
    "resources",
    "outputs",
    "cost"
})
record PlanReport(
        int schemaVersion,
        boolean rehearsal,
        String operation,
        String state,
        String region,
        ReportedStack stack,
        Map<String, Object> job,
        String bundleSha256,
        boolean empty,
        long create,
        long update,
        long replace,
        long destroy,
        int losesData,
        List<ReportedChange> resources,
        Map<String, String> outputs,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Object> cost) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReportedStack(
            String id,
            String name,
            String compartmentId,
            @Nullable String consoleUrl) {}

    /** @param causes the values that cause a replacement, by their paths */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record ReportedChange(
            String address,
            String type,
            String action,
            List<String> causes,
            List<String> attributes,
            @Nullable String note,
            @Nullable String losesData) {

        static ReportedChange of(ResourceChange change) {
            return new ReportedChange(
                    change.address(),
                    change.type(),
                    change.action().word(),
                    change.causes().stream().map(AttributeChange::path).toList(),
                    change.attributes().stream().map(AttributeChange::path).toList(),
                    change.note().orElse(null),
                    change.loss().orElse(null));
        }
    }

    /** The fields that the page reads: those of the other reports, and the numbers. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = ReportHead.of(rehearsal, JobOperation.PLAN, state);
        fields.put("region", region);
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        named.put("id", stack.id);
        named.put("name", stack.name);
        named.put("compartmentId", stack.compartmentId);
        named.put(StackFacts.CONSOLE, stack.consoleUrl);
        fields.put("stack", named);
        fields.put("job", job);
        fields.put("bundleSha256", bundleSha256);
        fields.put("create", create);
        fields.put("update", update);
        fields.put("replace", replace);
        fields.put("destroy", destroy);
        fields.put("losesData", losesData);
        fields.put("cost", cost);
        return fields;
    }

    static PlanReport of(
            TerraformPlan plan,
            Stack stack,
            Job job,
            boolean rehearsal,
            String region,
            String bundleSha256,
            Optional<PlannedCost> cost,
            ConsoleLinks links) {
        Map<String, String> outputs = new LinkedHashMap<>();
        for (OutputChange output : plan.outputs()) {
            outputs.put(output.name(), output.action().word());
        }
        return new PlanReport(
                ReportHead.SCHEMA_VERSION,
                rehearsal,
                JobOperation.PLAN.name(),
                job.state().name(),
                region,
                new ReportedStack(
                        stack.id(),
                        StackFacts.name(stack),
                        stack.compartmentId(),
                        links.stack(stack.id()).orElse(null)),
                StackFacts.reported(job, links),
                bundleSha256,
                plan.isEmpty(),
                plan.count(Action.CREATE),
                plan.count(Action.UPDATE),
                plan.count(Action.REPLACE),
                plan.count(Action.DESTROY),
                plan.losses().size(),
                plan.changes().stream().map(ReportedChange::of).toList(),
                outputs,
                cost.map(PlannedCost::fields).orElse(null));
    }
}
