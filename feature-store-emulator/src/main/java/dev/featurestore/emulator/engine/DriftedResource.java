package dev.featurestore.emulator.engine;

import java.util.Map;

/**
 * A resource that is not as the state says.
 *
 * @param address its address in the state
 * @param deleted whether it is gone
 * @param actual those of its attributes that are plain values, as they are now; empty if it is gone
 */
public record DriftedResource(String address, boolean deleted, Map<String, String> actual) {

    public DriftedResource {
        actual = Map.copyOf(actual);
    }
}
