package dev.featurestore.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.terraform.oci.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Data that a plan would lose. Which types hold data is in the table of {@link ResourceType}; here is what an instance of one
 * keeps by its attributes (schema of oracle/oci 8.28).
 */
public final class KeptData {

    private KeptData() {}

    /**
     * What is lost when a resource goes.
     *
     * @param before its attributes now
     * @return nothing if it holds no data
     */
    static Optional<String> of(String type, JsonNode before) {
        if (type.equals("oci_core_instance")
                && before.path("preserve_boot_volume").asBoolean()) {
            return Optional.empty();
        }
        return of(type).map(kept -> kept + safeguards(before));
    }

    /** What is lost when a resource of a type goes; nothing if it holds no data. */
    public static Optional<String> of(String type) {
        return ResourceType.of(type).data();
    }

    /** What a database system has against its deletion. */
    private static String safeguards(JsonNode before) {
        JsonNode policy = before.path("deletion_policy").path(0);
        List<String> words = new ArrayList<>();
        if (policy.path("is_delete_protected").asBoolean()) {
            words.add("deletion protection is on: OCI will refuse");
        }
        if (policy.path("final_backup").asText().equals("REQUIRE_FINAL_BACKUP")) {
            words.add("a final backup stays");
        }
        return words.isEmpty() ? "" : " (" + String.join("; ", words) + ")";
    }
}
