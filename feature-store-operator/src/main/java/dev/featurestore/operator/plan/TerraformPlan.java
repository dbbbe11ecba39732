package dev.featurestore.operator.plan;

import dev.featurestore.operator.failure.FeatureStoreException;
import java.util.List;

/**
 * A plan of Terraform.
 *
 * @param changes the changes of resources, in Terraform's order
 * @param outputs the outputs that change
 * @param unchanged addresses of the resources that stay as they are
 * @param drifted number of changed resources that were changed or removed outside of Terraform since the last job
 */
public record TerraformPlan(
        List<ResourceChange> changes, List<OutputChange> outputs, List<String> unchanged, int drifted) {
    public TerraformPlan {
        changes = List.copyOf(changes);
        outputs = List.copyOf(outputs);
        unchanged = List.copyOf(unchanged);
    }

    /** A plan of changes only. */
    public TerraformPlan(List<ResourceChange> changes, List<OutputChange> outputs, int drifted) {
        this(changes, outputs, List.of(), drifted);
    }

    /**
     * Reads Terraform's JSON.
     *
     * @param json as {@code terraform show -json} prints a plan (format 1.x, "JSON Output Format" of Terraform's
     *     documentation)
     * @throws FeatureStoreException {@code CLOUD_REFUSED} if it is not a plan, or has an unknown action
     */
    public static TerraformPlan read(byte[] json) {
        return new PlanReader().read(json);
    }

    /** Whether it has no changes: no resource, no output, nothing in the state. */
    public boolean isEmpty() {
        return changes.isEmpty() && outputs.isEmpty();
    }

    /** The number of resources with an action. */
    public long count(Action action) {
        return changes.stream().filter(change -> change.action() == action).count();
    }

    /** The resources to destroy or replace that hold data, which is lost with them. */
    public List<ResourceChange> losses() {
        return changes.stream().filter(change -> change.loss().isPresent()).toList();
    }
}
