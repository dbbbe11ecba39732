package dev.featurestore.operator.cloud;

import java.time.Instant;
import java.util.Map;

/**
 * A stack of Resource Manager: Terraform configuration and variables.
 *
 * @param id its OCID
 * @param name its display name, which need not be unique
 * @param compartmentId OCID of the compartment it is in
 * @param created when it was created
 * @param freeformTags its freeform tags
 * @param definedTags its defined tags by namespace; Oracle's own ({@code Oracle-Tags}) among them
 */
public record Stack(
        String id,
        String name,
        String compartmentId,
        Instant created,
        Map<String, String> freeformTags,
        Map<String, Map<String, Object>> definedTags) {
    public Stack {
        freeformTags = Map.copyOf(freeformTags);
        definedTags = Map.copyOf(definedTags);
    }
}
