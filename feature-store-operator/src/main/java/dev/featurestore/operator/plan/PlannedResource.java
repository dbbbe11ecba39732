package dev.featurestore.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.util.List;
import java.util.Optional;

/**
 * A resource of a plan with its values, also one that does not change.
 *
 * @param address its full address
 * @param type its type
 * @param before its values now; empty if it does not exist
 * @param after its values after the apply; empty if it is destroyed
 */
public record PlannedResource(
        String address, String type, Optional<ResourceValues> before, Optional<ResourceValues> after) {

    /**
     * The resources of a plan, without those that it forgets, which continue to exist.
     *
     * @param json as {@link TerraformPlan#read} reads it
     * @throws FeatureStoreException {@code CLOUD_REFUSED} if it is not a plan
     */
    public static List<PlannedResource> read(byte[] json) {
        return new PlanReader().resources(json);
    }

    static PlannedResource of(JsonNode resource) {
        JsonNode change = resource.path("change");
        return new PlannedResource(
                resource.path("address").asText(),
                resource.path("type").asText(),
                ResourceValues.before(change),
                ResourceValues.after(change));
    }
}
