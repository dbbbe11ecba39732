package dev.featurestore.emulator.objectstorage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.rest.CommonFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object that is uploaded in parts, until it is committed or aborted.
 *
 * @param id the upload ID
 * @param bucket the bucket's name
 * @param object the name of the future object
 * @param timeCreated time of its creation
 * @param headers the headers of the future object
 * @param parts the uploaded parts, by part number
 */
record MultipartUpload(
        String id, String bucket, String object, Instant timeCreated, Map<String, String> headers, List<Part> parts) {

    /**
     * A part.
     *
     * @param number its place in the object
     * @param content the name of the file with its content
     * @param size the content's size in bytes
     * @param md5 the content's MD5 in base64
     * @param etag different for each content
     */
    record Part(int number, String content, long size, String md5, String etag) {

        /** The part as ListMultipartUploadParts answers it. */
        ObjectNode summary() {
            return Json.object()
                    .put("etag", etag)
                    .put("md5", md5)
                    .put("size", size)
                    .put("partNumber", number);
        }

        static Part fromDisk(JsonNode json) {
            return new Part(
                    json.path("partNumber").asInt(),
                    json.path("content").asText(),
                    json.path("size").asLong(),
                    json.path("md5").asText(),
                    json.path("etag").asText());
        }
    }

    MultipartUpload {
        headers = Map.copyOf(headers);
        parts = parts.stream().sorted(Comparator.comparingInt(Part::number)).toList();
    }

    /** The algorithm of the additional checksum. */
    Optional<ChecksumAlgorithm> algorithm() {
        return Optional.ofNullable(headers.get(ChecksumAlgorithm.HEADER)).map(ChecksumAlgorithm::valueOf);
    }

    Optional<Part> part(int number) {
        return parts.stream().filter(part -> part.number() == number).findFirst();
    }

    /** The same upload with one more part, or with a new content of a part. */
    MultipartUpload with(Part part) {
        List<Part> more = new ArrayList<>(parts);
        more.removeIf(other -> other.number() == part.number());
        more.add(part);
        return new MultipartUpload(id, bucket, object, timeCreated, headers, more);
    }

    /** The upload as CreateMultipartUpload and ListMultipartUploads answer it. */
    ObjectNode summary(String namespace) {
        return Json.object()
                .put("namespace", namespace)
                .put("bucket", bucket)
                .put("object", object)
                .put("uploadId", id)
                .put("timeCreated", CommonFields.time(timeCreated))
                .put("storageTier", StorageTiers.STANDARD);
    }

    ObjectNode toDisk() {
        ObjectNode json = Json.object();
        json.put("id", id);
        json.put("bucket", bucket);
        json.put("object", object);
        json.put("timeCreated", CommonFields.time(timeCreated));
        json.set("headers", CommonFields.map(headers));
        ArrayNode array = json.putArray("parts");
        parts.forEach(part -> array.add(part.summary().put("content", part.content())));
        return json;
    }

    static MultipartUpload fromDisk(JsonNode json) {
        List<Part> parts = new ArrayList<>();
        json.path("parts").forEach(part -> parts.add(Part.fromDisk(part)));
        return new MultipartUpload(
                json.path("id").asText(),
                json.path("bucket").asText(),
                json.path("object").asText(),
                CommonFields.time(json.path("timeCreated")),
                CommonFields.map(json.path("headers")),
                parts);
    }
}
