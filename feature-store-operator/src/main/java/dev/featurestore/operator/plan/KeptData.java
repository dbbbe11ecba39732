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
        if (type.equals("oci_core_instance")
                && before.path("preserve_boot_volume").asBoolean()) {
            return Optional.empty();
        }
        return of(type).map(kept -> kept + safeguards(before));
    }

    /** The data that is lost when a resource of a type is destroyed; empty if it holds no data. */
    public static Optional<String> of(String type) {
        return ResourceType.of(type).data();
    }

    /** Protections of a database system against its deletion. */
    private static String safeguards(JsonNode before) {
        JsonNode policy = before.path("deletion_policy").path(0);
        List<String> words = new ArrayList<>();
        if (policy.path("is_delete_protected").asBoolean()) {
            words.add("deletion protection is on: OCI refuses to delete it");
        }
        if (policy.path("final_backup").asText().equals("REQUIRE_FINAL_BACKUP")) {
            words.add("a final backup is kept");
        }
        return words.isEmpty() ? "" : " (" + String.join("; ", words) + ")";
    }
}
