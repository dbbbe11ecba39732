package dev.featurestore.emulator.objectstorage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.rest.CommonFields;
import dev.featurestore.emulator.rest.Tags;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bucket.
 *
 * @param id its OCID
 * @param name its name, unique in the namespace
 * @param compartmentId the OCID of its compartment
 * @param createdBy the OCID of its creator
 * @param timeCreated time of its creation
 * @param etag differs after each change
 * @param publicAccessType the client's value; the embedded cloud always requires a signature
 * @param kmsKeyId the client's value; the embedded cloud does not encrypt objects
 * @param versioned whether it keeps the previous versions of its objects
 * @param metadata the client's values by key
 * @param tags its tags
 */
record Bucket(
        String id,
        String name,
        String compartmentId,
        String createdBy,
        Instant timeCreated,
        String etag,
        String publicAccessType,
        @Nullable String kmsKeyId,
        boolean versioned,
        Map<String, String> metadata,
        Tags tags) {

    static final String VERSIONING = "versioning";
    static final String ENABLED = "Enabled";
    static final String DISABLED = "Disabled";

    Bucket {
        metadata = Map.copyOf(metadata);
    }

    /** The bucket as GetBucket answers it. */
    ObjectNode whole(String namespace) {
        ObjectNode json = summary(namespace);
        CommonFields.putTags(json, tags);
        json.put("id", id);
        json.set("metadata", CommonFields.map(metadata));
        json.put("publicAccessType", publicAccessType);
        json.put("storageTier", StorageTiers.STANDARD);
        json.put("objectEventsEnabled", false);
        json.put("kmsKeyId", kmsKeyId);
        json.putNull("objectLifecyclePolicyEtag");
        json.putNull("approximateCount");
        json.putNull("approximateSize");
        json.put("replicationEnabled", false);
        json.put("isReadOnly", false);
        json.put(VERSIONING, versioned ? ENABLED : DISABLED);
        json.put("autoTiering", "Disabled");
        return json;
    }

    /** The bucket as ListBuckets answers it, without tags. */
    ObjectNode summary(String namespace) {
        ObjectNode json = Json.object();
        json.put("namespace", namespace);
        json.put("name", name);
        json.put("compartmentId", compartmentId);
        json.put("createdBy", createdBy);
        json.put("timeCreated", CommonFields.time(timeCreated));
        json.put("etag", etag);
        json.putNull("freeformTags");
        json.putNull("definedTags");
        return json;
    }

    /** The bucket as it is stored on disk: without the namespace, which is the tenancy's. */
    ObjectNode toDisk() {
        ObjectNode json = whole("");
        json.remove("namespace");
        return json;
    }

    static Bucket fromDisk(JsonNode json) {
        return new Bucket(
                json.path("id").asText(),
                json.path("name").asText(),
                json.path("compartmentId").asText(),
                json.path("createdBy").asText(),
                CommonFields.time(json.path("timeCreated")),
                json.path("etag").asText(),
                json.path("publicAccessType").asText(),
                json.path("kmsKeyId").textValue(),
                json.path(VERSIONING).asText().equals(ENABLED),
                CommonFields.map(json.path("metadata")),
                CommonFields.tags(json));
    }
}
