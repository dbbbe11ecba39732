package dev.featurestore.emulator.resourcemanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.rest.RequestBody;
import dev.featurestore.emulator.signing.Tenancy;
import java.util.Optional;

/**
 * A bucket whose files are a stack's configuration. Each job uses the files that are in it when the job starts.
 *
 * @param region the bucket's region
 * @param namespace its namespace
 * @param bucketName its name
 */
record BucketSource(String region, String namespace, String bucketName) {

    /** The {@code configSourceType} and {@code configSourceRecordType} of buckets. */
    static final String TYPE = "OBJECT_STORAGE_CONFIG_SOURCE";

    /** Reads the details of a change; absent fields stay as they were. */
    static BucketSource of(RequestBody source, Optional<BucketSource> before) {
        BucketSource bucket = new BucketSource(
                source.text("region")
                        .or(() -> before.map(BucketSource::region))
                        .orElseThrow(() -> ServiceError.missingParameter("configSource.region")),
                source.text("namespace")
                        .or(() -> before.map(BucketSource::namespace))
                        .orElseThrow(() -> ServiceError.missingParameter("configSource.namespace")),
                source.text("bucketName")
                        .or(() -> before.map(BucketSource::bucketName))
                        .orElseThrow(() -> ServiceError.missingParameter("configSource.bucketName")));
        if (!bucket.region.equals(Tenancy.REGION)) {
            throw ServiceError.invalidParameter(
                    "configSource.region",
                    "It must be " + Tenancy.REGION + ", the region of the embedded cloud, but is " + bucket.region
                            + ".");
        }
        return bucket;
    }

    void put(ObjectNode json) {
        json.put("region", region);
        json.put("namespace", namespace);
        json.put("bucketName", bucketName);
    }

    /** Reads what {@link #put} wrote; empty if it is another source. */
    static Optional<BucketSource> fromDisk(JsonNode source) {
        return source.has("bucketName")
                ? Optional.of(new BucketSource(
                        source.path("region").asText(),
                        source.path("namespace").asText(),
                        source.path("bucketName").asText()))
                : Optional.empty();
    }
}
