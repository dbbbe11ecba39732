package dev.featurestore.operator.report;

import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackResource;
import dev.featurestore.operator.plan.KeptData;
import dev.featurestore.operator.words.Count;
import dev.featurestore.terraform.oci.ResourceType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The lines before a destruction, with what it will destroy.
 *
 * @param stack the stack
 * @param region its region
 * @param rehearsal whether it is in the embedded cloud
 * @param keepStack whether the stack itself stays
 * @param resources all resources to destroy
 */
public record DestructionPreview(
        Stack stack, String region, boolean rehearsal, boolean keepStack, List<StackResource> resources) {

    /** Maximum number of listed resources; more are counted by type. */
    private static final int MOST_LISTED = 20;

    public DestructionPreview {
        resources = resources.stream()
                .sorted(Comparator.comparing(StackResource::address))
                .toList();
    }

    /** The lines. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("To be destroyed: stack " + StackFacts.name(stack));
        lines.add("  " + stack.id());
        lines.add("  in " + stack.compartmentId());
        lines.add("  region " + region + (rehearsal ? " of the embedded cloud" : " of OCI"));
        lines.add(resources.isEmpty() ? "It has no resources." : Count.of(resources.size(), "resource") + ":");
        lines.addAll(resources.size() <= MOST_LISTED ? addresses() : types());
        lines.addAll(losses());
        resources.stream()
                .map(StackResource::type)
                .flatMap(type -> ResourceType.of(type).remains().stream())
                .distinct()
                .sorted()
                .forEach(lines::add);
        lines.add(
                keepStack
                        ? "The stack itself stays."
                        : "Then the stack is deleted, with its jobs, their logs and its state.");
        return lines;
    }

    /** Each resource with data has a line. */
    private List<String> losses() {
        List<String> lines = new ArrayList<>();
        for (StackResource resource : resources) {
            KeptData.of(resource.type())
                    .ifPresent(what -> lines.add("  LOSES DATA: " + resource.address() + ": " + what));
        }
        return lines;
    }

    private List<String> addresses() {
        return resources.stream().map(resource -> "  " + resource.address()).toList();
    }

    private List<String> types() {
        Map<String, Long> types = resources.stream()
                .collect(Collectors.groupingBy(StackResource::type, TreeMap::new, Collectors.counting()));
        int width = Long.toString(
                        types.values().stream().mapToLong(Long::longValue).max().orElse(0))
                .length();
        return types.entrySet().stream()
                .map(type ->
                        "  " + " ".repeat(width - type.getValue().toString().length()) + type.getValue() + "  "
                                + type.getKey())
                .toList();
    }
}
