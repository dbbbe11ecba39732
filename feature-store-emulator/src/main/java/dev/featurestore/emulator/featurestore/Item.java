package dev.featurestore.emulator.featurestore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.rest.CommonFields;
import dev.featurestore.emulator.store.Digest;
import java.time.Instant;
import java.util.Optional;

/**
 * Something in a feature store.
 *
 * @param id its OCID
 * @param kind what it is
 * @param sequence its place in the order of creation
 * @param revision counts its changes from 1
 * @param timeCreated when it was created
 * @param timeUpdated when it was changed last
 * @param lifecycleState such as {@code ACTIVE}
 * @param fields what the client said of it
 */
record Item(
        String id,
        Kind kind,
        long sequence,
        long revision,
        Instant timeCreated,
        Instant timeUpdated,
        String lifecycleState,
        ObjectNode fields) {

    static final String ACTIVE = "ACTIVE";

    Item {
        fields = fields.deepCopy();
    }

    /** The same after a change: fields that are given replace those that were there. */
    Item changed(ObjectNode given, String newState, Instant now) {
        ObjectNode all = fields.deepCopy();
        all.setAll(given);
        return new Item(id, kind, sequence, revision + 1, timeCreated, now, newState, all);
    }

    /** Changes with every change. */
    String etag() {
        return Digest.sha256(id + "/" + revision);
    }

    /** A text that the client gave it, or that it has by itself. */
    Optional<String> text(String name) {
        return Optional.ofNullable(json().path(name).textValue());
    }

    String name() {
        return text("name").or(() -> text("displayName")).orElse("");
    }

    /** As the API answers it. */
    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("id", id);
        json.setAll(fields);
        json.put("id", id);
        json.put("timeCreated", CommonFields.time(timeCreated));
        json.put("timeUpdated", CommonFields.time(timeUpdated));
        json.put("lifecycleState", lifecycleState);
        return json;
    }

    /** As a search answers it: with what it is. */
    ObjectNode found() {
        return json().put("resourceType", kind.collection());
    }

    /** As a lineage names it. */
    ObjectNode node() {
        return Json.object()
                .put("id", id)
                .put("resourceType", kind.collection())
                .put("name", name());
    }

    JsonNode toDisk() {
        ObjectNode json = Json.object();
        json.put("id", id);
        json.put("kind", kind.collection());
        json.put("sequence", sequence);
        json.put("revision", revision);
        json.put("timeCreated", timeCreated.toString());
        json.put("timeUpdated", timeUpdated.toString());
        json.put("lifecycleState", lifecycleState);
        json.set("fields", fields);
        return json;
    }

    static Item fromDisk(JsonNode json) {
        if (!(json.path("fields") instanceof ObjectNode fields)) {
            throw new IllegalArgumentException("no fields");
        }
        return new Item(
                json.path("id").asText(),
                Kind.of(json.path("kind").asText()),
                json.path("sequence").asLong(),
                json.path("revision").asLong(),
                Instant.parse(json.path("timeCreated").asText()),
                Instant.parse(json.path("timeUpdated").asText()),
                json.path("lifecycleState").asText(),
                fields);
    }
}
