package dev.featurestore.operator.drift;

import dev.featurestore.operator.cloud.DriftDetail;
import dev.featurestore.operator.cloud.StackResource;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.plan.AttributeChange;
import dev.featurestore.operator.plan.OutsideChange;
import dev.featurestore.operator.words.Count;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The result of a drift detection.
 *
 * @param resources the resources that differ from the state, ignored ones included, sorted by their addresses
 * @param inSync number of resources that do not differ
 * @param unchecked addresses of the resources that the service did not check, by their types
 * @param unknown patterns of {@code spec.drift.ignore} that are about no resource of the stack
 */
public record DriftResult(
        List<Drifted> resources, int inSync, Map<String, List<String>> unchecked, List<String> unknown) {

    public DriftResult {
        resources = resources.stream()
                .sorted(Comparator.comparing(Drifted::address))
                .toList();
        unchecked = Collections.unmodifiableMap(new TreeMap<>(unchecked));
        unknown = List.copyOf(unknown);
    }

    /**
     * The result of Resource Manager's drift detection.
     *
     * @param known the resources of the state: one without a detail was not checked
     * @param ignored the patterns of {@code spec.drift.ignore}
     * @param redaction hides secrets in values
     */
    public static DriftResult of(
            List<DriftDetail> details, List<StackResource> known, List<String> ignored, Redaction redaction) {
        IgnoredDrift patterns = new IgnoredDrift(ignored);
        PropertyDifferences differences = new PropertyDifferences(redaction);
        List<Drifted> drifted = new ArrayList<>();
        Map<String, List<String>> unchecked = new TreeMap<>();
        int inSync = 0;
        for (DriftDetail detail : details) {
            switch (detail.status()) {
                case IN_SYNC -> inSync++;
                case NOT_CHECKED -> add(unchecked, detail.type(), detail.address());
                case MODIFIED, DELETED, OTHER ->
                    drifted.add(Drifted.of(
                            detail.address(),
                            detail.type(),
                            detail.id(),
                            detail.status(),
                            differences.of(detail),
                            patterns));
            }
        }
        Set<String> listed = details.stream().map(DriftDetail::address).collect(Collectors.toSet());
        for (StackResource resource : known) {
            if (!listed.contains(resource.address())) {
                add(unchecked, resource.type(), resource.address());
            }
        }
        return new DriftResult(drifted, inSync, unchecked, patterns.unknown(addresses(known)));
    }

    /**
     * The result of a plan job, which compares all resources.
     *
     * @param changes the changes outside of Terraform that its plan has found
     * @param known the resources of the state
     */
    public static DriftResult ofPlan(
            List<OutsideChange> changes, List<StackResource> known, List<String> ignored, Redaction redaction) {
        IgnoredDrift patterns = new IgnoredDrift(ignored);
        Map<String, String> ids = known.stream()
                .collect(Collectors.toMap(StackResource::address, StackResource::id, (first, other) -> first));
        List<Drifted> drifted = changes.stream()
                .map(change -> Drifted.of(
                        change.address(),
                        change.type(),
                        ids.getOrDefault(change.address(), ""),
                        change.deleted() ? DriftDetail.Status.DELETED : DriftDetail.Status.MODIFIED,
                        change.attributes().stream()
                                .map(value -> new AttributeChange(
                                        value.path(),
                                        redaction.hide(value.before()),
                                        redaction.hide(value.after()),
                                        true))
                                .toList(),
                        patterns))
                .toList();
        return new DriftResult(
                drifted, Math.max(0, known.size() - drifted.size()), Map.of(), patterns.unknown(addresses(known)));
    }

    private static List<String> addresses(List<StackResource> known) {
        return known.stream().map(StackResource::address).toList();
    }

    private static void add(Map<String, List<String>> unchecked, String type, String address) {
        unchecked.computeIfAbsent(type, first -> new ArrayList<>()).add(address);
    }

    /** The resources with drift that is not ignored. */
    public List<Drifted> reported() {
        return resources.stream().filter(resource -> !resource.whollyIgnored()).toList();
    }

    /** The resources with drift that is ignored, wholly or in part. */
    public List<Drifted> ignored() {
        return resources.stream()
                .filter(resource ->
                        resource.whollyIgnored() || !resource.ignored().isEmpty())
                .toList();
    }

    /** The number of reported resources with a status. */
    public long count(DriftDetail.Status status) {
        return reported().stream()
                .filter(resource -> resource.status() == status)
                .count();
    }

    /** The number of resources that were not checked. */
    public int uncheckedResources() {
        return unchecked.values().stream().mapToInt(List::size).sum();
    }

    /** Whether drift is reported. */
    public boolean isDrifted() {
        return !reported().isEmpty();
    }

    /** The numbers of resources, such as {@code 1 deleted, 2 modified, 36 in sync}. */
    public String counts() {
        List<String> counts = new ArrayList<>();
        add(counts, count(DriftDetail.Status.DELETED), "deleted");
        add(counts, count(DriftDetail.Status.MODIFIED), "modified");
        add(counts, count(DriftDetail.Status.OTHER), "of an unknown status");
        add(counts, resources.size() - reported().size(), "ignored");
        add(counts, uncheckedResources(), "not checked");
        counts.add(inSync + " in sync");
        return String.join(", ", counts);
    }

    private static void add(List<String> counts, long number, String words) {
        if (number > 0) {
            counts.add(number + " " + words);
        }
    }

    /** The types that were not checked, each with its number of resources. */
    public List<String> uncheckedTypes() {
        return unchecked.entrySet().stream()
                .map(type -> type.getKey() + " (" + Count.of(type.getValue().size(), "resource") + ")")
                .toList();
    }
}
