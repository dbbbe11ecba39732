package dev.featurestore.emulator.objectstorage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A version of an object that is not its current content.
 *
 * @param object the object as it was; of a delete marker only the name and the times count
 * @param number higher than those of earlier versions
 * @param deleteMarker whether it marks the deletion of the object
 */
record PreviousVersion(StoredObject object, long number, boolean deleteMarker) {

    ObjectNode toDisk() {
        return object.toDisk().put("number", number).put("deleteMarker", deleteMarker);
    }

    static PreviousVersion fromDisk(JsonNode json) {
        return new PreviousVersion(
                StoredObject.fromDisk(json),
                json.path("number").asLong(),
                json.path("deleteMarker").asBoolean());
    }
}
