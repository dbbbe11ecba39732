package dev.featurestore.emulator.objectstorage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.rest.CommonFields;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * An object in a bucket.
 *
 * @param bucket the bucket's name
 * @param name its name
 * @param content the name of the file with its content
 * @param size the content's size in bytes
 * @param md5 the content's MD5 in base64; for an upload in parts the MD5 of their MD5s, a hyphen and their number
 * @param etag different for each content
 * @param timeCreated time of the first content of this name
 * @param timeModified time of this content
 * @param headers the client's headers that are returned with the content, such as {@code content-type} and
 *     {@code opc-meta-*}; names in lower case
 */
record StoredObject(
        String bucket,
        String name,
        String content,
        long size,
        String md5,
        String etag,
        Instant timeCreated,
        Instant timeModified,
        Map<String, String> headers) {

    /** The header with the version of an object. */
    static final String VERSION = "version-id";

    StoredObject {
        headers = Map.copyOf(headers);
    }

    /** The identifier of this content. */
    String versionId() {
        return content;
    }

    /** A marker of its deletion. */
    StoredObject deleted(String versionId, Instant now) {
        return new StoredObject(bucket, name, versionId, 0, "", "", now, now, Map.of());
    }

    /** Whether it was uploaded in parts. */
    boolean multipart() {
        return md5.indexOf('-') >= 0;
    }

    /** The time of this content as an HTTP date. */
    String lastModified() {
        return httpDate(timeModified);
    }

    static String httpDate(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    ObjectNode toDisk() {
        ObjectNode json = Json.object();
        json.put("bucket", bucket);
        json.put("name", name);
        json.put("content", content);
        json.put("size", size);
        json.put("md5", md5);
        json.put("etag", etag);
        json.put("timeCreated", CommonFields.time(timeCreated));
        json.put("timeModified", CommonFields.time(timeModified));
        json.set("headers", CommonFields.map(headers));
        return json;
    }

    static StoredObject fromDisk(JsonNode json) {
        return new StoredObject(
                json.path("bucket").asText(),
                json.path("name").asText(),
                json.path("content").asText(),
                json.path("size").asLong(),
                json.path("md5").asText(),
                json.path("etag").asText(),
                CommonFields.time(json.path("timeCreated")),
                CommonFields.time(json.path("timeModified")),
                CommonFields.map(json.path("headers")));
    }
}
