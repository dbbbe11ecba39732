package dev.featurestore.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.terraform.oci.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The data that a plan would lose. {@link ResourceType} has the types that hold data; this class reads the attributes that
 * protect the data of a resource (schema of oracle/oci 8.28).
 */
public final class KeptData {

    private KeptData() {}

    /**
     * The data that is lost when a resource is destroyed.
     *
     * @param before its attributes before the plan
     * @return empty if it holds no data
     */
    static Optional<String> of(String type, JsonNode before) {
        ResourceType facts = ResourceType.of(type);
        if (facts.keptBy()
                .filter(attribute -> before.path(attribute).asBoolean())
                .isPresent()) {
            return Optional.empty();
        }
        return facts.data().map(kept -> kept + safeguards(facts, before));
    }

    /** The data that is lost when a resource of a type is destroyed; empty if it holds no data. */
    public static Optional<String> of(String type) {
        return ResourceType.of(type).data();
    }

    /** Protections of a database system against its deletion. */
    private static String safeguards(ResourceType facts, JsonNode before) {
        List<String> words = new ArrayList<>();
        if (facts.protection()
                .filter(protection -> isTrue(before, protection.path()))
                .isPresent()) {
            words.add("deletion protection is on: OCI refuses to delete it");
        }
        if (before.path("deletion_policy").path(0).path("final_backup").asText().equals("REQUIRE_FINAL_BACKUP")) {
            words.add("a final backup is kept");
        }
        return words.isEmpty() ? "" : " (" + String.join("; ", words) + ")";
    }

    /** Whether the value at a dotted path is true; of a block, the first one counts. */
    private static boolean isTrue(JsonNode attributes, String path) {
        JsonNode value = attributes;
        for (String step : path.split("\\.", -1)) {
            value = value.isArray() ? value.path(0).path(step) : value.path(step);
        }
        return value.asBoolean();
    }
}
