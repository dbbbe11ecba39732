package dev.featurestore.emulator.view;

import java.time.Instant;
import java.util.List;

/**
 * An item of a feature store.
 *
 * @param id its OCID
 * @param collection its collection in the API, such as {@code featureGroups}
 * @param name its name
 * @param description its description, or empty
 * @param state its lifecycle state
 * @param timeCreated time of its creation
 * @param uses the OCIDs of the items that it refers to
 */
public record ItemView(
        String id,
        String collection,
        String name,
        String description,
        String state,
        Instant timeCreated,
        List<String> uses) {

    public ItemView {
        uses = List.copyOf(uses);
    }
}
