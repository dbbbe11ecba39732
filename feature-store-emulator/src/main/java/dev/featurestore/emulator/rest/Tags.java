package dev.featurestore.emulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import java.util.Map;

/**
 * The tags of a resource.
 *
 * @param freeform values by key
 * @param defined values by namespace and key
 */
public record Tags(Map<String, String> freeform, ObjectNode defined) {

    public static final Tags NONE = new Tags(Map.of(), Json.object());

    public Tags {
        freeform = Map.copyOf(freeform);
    }
}
