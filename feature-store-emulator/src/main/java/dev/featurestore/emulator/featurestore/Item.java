package dev.featurestore.emulator.featurestore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.rest.CommonFields;
import dev.featurestore.emulator.store.Digest;
import dev.featurestore.emulator.view.ItemView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
 * @param createdBy OCID of the user that created it
 * @param updatedBy OCID of the user that changed it last
 * @param lifecycleState such as {@code ACTIVE}
 * @param fields its other fields, as clients set them
 */
record Item(
        String id,
        Kind kind,
        long sequence,
        long revision,
        Instant timeCreated,
        Instant timeUpdated,
        String createdBy,
        String updatedBy,
        String lifecycleState,
        ObjectNode fields) {

    static final String ACTIVE = "ACTIVE";
    static final String IN_PROGRESS = "IN_PROGRESS";
    static final String DATASET_GROUPS = "datasetFeatureGroups";
    static final String COMPARTMENT = "compartmentId";
    static final String TIME_CREATED = "timeCreated";
    static final String STATE = "lifecycleState";

    Item {
        fields = fields.deepCopy();
    }

    /** The same item after a change: given fields replace those of the same name. */
    Item changed(ObjectNode given, String newState, Instant now, String user) {
        ObjectNode all = fields.deepCopy();
        all.setAll(given);
        return new Item(id, kind, sequence, revision + 1, timeCreated, now, createdBy, user, newState, all);
    }

    /** Changes with every change of the item. */
    String etag() {
        return Digest.sha256(id + "/" + revision);
    }

    /** The text in a field. */
    Optional<String> text(String name) {
        return Optional.ofNullable(json().path(name).textValue());
    }

    /** Its name; jobs have a display name instead. */
    String name() {
        return text("name").or(() -> text("displayName")).orElse("");
    }

    /** Whether it refers to the item of an OCID. */
    boolean refersTo(String other) {
        return references().contains(other);
    }

    /** The OCIDs of the items that it refers to. */
    private List<String> references() {
        List<String> references = new ArrayList<>();
        for (var field : fields.properties()) {
            if (Kind.referredBy(field.getKey()).isPresent() && field.getValue().isTextual()) {
                references.add(field.getValue().asText());
            }
        }
        references.addAll(fields.path(DATASET_GROUPS).path("items").findValuesAsText("featureGroupId"));
        return references;
    }

    /** The item as it is shown. */
    ItemView shown() {
        return new ItemView(
                id,
                kind.collection(),
                name(),
                text("description").orElse(""),
                lifecycleState,
                timeCreated,
                references().stream().distinct().toList());
    }

    /** All its fields. */
    ObjectNode json() {
        ObjectNode json = fields.deepCopy();
        json.put("id", id);
        json.put(TIME_CREATED, CommonFields.time(timeCreated));
        json.put("timeUpdated", CommonFields.time(timeUpdated));
        json.put("createdBy", createdBy);
        json.put("updatedBy", updatedBy);
        json.put(STATE, lifecycleState);
        if (kind.isJob()) {
            json.put("timeStarted", CommonFields.time(timeCreated));
        }
        return json;
    }

    JsonNode toDisk() {
        ObjectNode json = Json.object();
        json.put("id", id);
        json.put("kind", kind.collection());
        json.put("sequence", sequence);
        json.put("revision", revision);
        json.put(TIME_CREATED, timeCreated.toString());
        json.put("timeUpdated", timeUpdated.toString());
        json.put("createdBy", createdBy);
        json.put("updatedBy", updatedBy);
        json.put(STATE, lifecycleState);
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
                Instant.parse(json.path(TIME_CREATED).asText()),
                Instant.parse(json.path("timeUpdated").asText()),
                json.path("createdBy").asText(),
                json.path("updatedBy").asText(),
                json.path(STATE).asText(),
                fields);
    }
}
