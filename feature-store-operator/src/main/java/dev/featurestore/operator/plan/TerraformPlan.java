package dev.featurestore.operator.plan;

import dev.featurestore.operator.failure.FeatureStoreException;
import java.util.List;

/**
 * What an apply would do.
 *
 * @param changes what happens to resources, in Terraform's order; those that stay as they are have none
 * @param outputs the outputs that change
 * @param drifted how many of the changed resources were changed or removed past Terraform since the last job
 */
public record TerraformPlan(List<ResourceChange> changes, List<OutputChange> outputs, int drifted) {
    public TerraformPlan {
        changes = List.copyOf(changes);
        outputs = List.copyOf(outputs);
    }

    /**
     * Reads Terraform's JSON.
     *
     * @param json as {@code terraform show -json} prints a plan (format 1.x, "JSON Output Format" of Terraform's
     *     documentation)
     * @throws FeatureStoreException {@code CLOUD_REFUSED} if it is none, or says what this version does not know
     */
    public static TerraformPlan read(byte[] json) {
        return new PlanReader().read(json);
    }

    /** Whether an apply would change nothing: no resource, no output, nothing in the state. */
    public boolean isEmpty() {
        return changes.isEmpty() && outputs.isEmpty();
    }

    /** How many resources it does this to. */
    public long count(Action action) {
        return changes.stream().filter(change -> change.action() == action).count();
    }

    /** The resources that are destroyed or replaced, and hold data that is lost with them. */
    public List<ResourceChange> losses() {
        return changes.stream().filter(change -> change.loss().isPresent()).toList();
    }
}
