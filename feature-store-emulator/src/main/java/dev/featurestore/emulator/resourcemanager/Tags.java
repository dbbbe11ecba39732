package dev.featurestore.emulator.resourcemanager;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import java.util.Map;

/**
 * Tags of a stack or a job.
 *
 * @param freeform values by key
 * @param defined values by namespace and key
 */
record Tags(Map<String, String> freeform, ObjectNode defined) {

    static final Tags NONE = new Tags(Map.of(), Json.object());

    Tags {
        freeform = Map.copyOf(freeform);
    }
}
