package dev.featurestore.emulator.engine;

import java.util.Map;

/**
 * A resource that differs from the state.
 *
 * @param address its address in the state
 * @param deleted whether it was deleted
 * @param actual current values of its attributes with primitive values; empty if it was deleted
 */
public record DriftedResource(String address, boolean deleted, Map<String, String> actual) {

    public DriftedResource {
        actual = Map.copyOf(actual);
    }
}
