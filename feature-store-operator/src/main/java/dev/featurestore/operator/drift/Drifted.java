package dev.featurestore.operator.drift;

import dev.featurestore.operator.cloud.DriftDetail;
import dev.featurestore.operator.plan.AttributeChange;
import java.util.List;

/**
 * A resource that differs from the state.
 *
 * @param address its address
 * @param type its type
 * @param id its OCID or other identifier; empty if it is unknown
 * @param status MODIFIED, DELETED, or OTHER for one that this version does not know
 * @param changes the properties that differ, and are not ignored: before in the state, after in reality; secrets are masked
 * @param ignored names of the properties that differ and are ignored
 * @param whollyIgnored whether all of its drift is ignored
 */
public record Drifted(
        String address,
        String type,
        String id,
        DriftDetail.Status status,
        List<AttributeChange> changes,
        List<String> ignored,
        boolean whollyIgnored) {

    public Drifted {
        changes = List.copyOf(changes);
        ignored = List.copyOf(ignored);
    }

    /** A resource, of whose differences some are ignored. */
    static Drifted of(
            String address,
            String type,
            String id,
            DriftDetail.Status status,
            List<AttributeChange> differences,
            IgnoredDrift patterns) {
        boolean whole = patterns.ignores(address);
        List<AttributeChange> changes = differences.stream()
                .filter(change -> !whole && !patterns.ignores(address, change.path()))
                .toList();
        List<String> ignored = differences.stream()
                .filter(change -> !changes.contains(change))
                .map(AttributeChange::path)
                .toList();
        return new Drifted(
                address, type, id, status, changes, ignored, whole || (changes.isEmpty() && !ignored.isEmpty()));
    }

    /** What of it is ignored: all, or some properties. */
    public String ignoredText() {
        return whollyIgnored && ignored.isEmpty() ? address : address + ": " + String.join(", ", ignored);
    }
}
