package dev.featurestore.emulator.engine.builtin;

import dev.featurestore.emulator.engine.JobFailedException;
import dev.featurestore.emulator.engine.ResourceAction;
import dev.featurestore.terraform.module.Resource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Compares configuration and state. */
final class BuiltInPlanner {

    private BuiltInPlanner() {}

    /** Plans the changes from the state to the configuration; deletions come first. */
    static BuiltInPlan apply(
            CheckedConfiguration configuration, Graph graph, InputVariables inputs, State state, Set<String> leftOut)
            throws JobFailedException {
        Map<String, BuiltInPlan.Declared> declared = new LinkedHashMap<>();
        for (ModuleInstance instance : configuration.root().tree()) {
            for (Resource resource : instance.module().resources()) {
                String address = instance.address(resource);
                if (resource.mode() == Resource.Mode.MANAGED && !leftOut.contains(address)) {
                    declared.put(address, new BuiltInPlan.Declared(instance, resource, graph.fingerprint(address)));
                }
            }
        }
        List<BuiltInPlan.Change> changes = new ArrayList<>();
        for (StateEntry entry : dependentsFirst(state.entries())) {
            if (!declared.containsKey(entry.address())) {
                changes.add(destruction(entry));
            }
        }
        PlainValues values = new PlainValues(inputs, state, leftOut, true);
        Set<String> toCome = new HashSet<>();
        for (String address : graph.resourcesInOrder()) {
            Optional<StateEntry> prior = state.entry(address);
            BuiltInPlan.Declared block = Objects.requireNonNull(declared.get(address));
            if (prior.isEmpty()) {
                toCome.add(address);
            }
            if (prior.map(entry -> isChanged(entry, block, values)).orElse(true)) {
                changes.add(new BuiltInPlan.Change(
                        prior.isPresent() ? ResourceAction.UPDATE : ResourceAction.CREATE,
                        address,
                        prior,
                        Optional.of(block),
                        List.copyOf(graph.resourcesBehind(address))));
            }
        }
        return new BuiltInPlan(changes, Outputs.of(configuration.root(), values, toCome::contains));
    }

    /** A resource of another engine counts as changed if a value that is known here differs. */
    private static boolean isChanged(StateEntry entry, BuiltInPlan.Declared block, PlainValues values) {
        return entry.fingerprint().isEmpty()
                ? !entry.hasValues(values.arguments(block.resource(), block.module()))
                : !entry.fingerprint().equals(block.fingerprint());
    }

    /** Plans the destruction of all resources. */
    static BuiltInPlan destroy(State state) {
        return new BuiltInPlan(
                dependentsFirst(state.entries()).stream()
                        .map(BuiltInPlanner::destruction)
                        .toList(),
                List.of());
    }

    private static BuiltInPlan.Change destruction(StateEntry entry) {
        return new BuiltInPlan.Change(
                ResourceAction.DELETE,
                entry.address(),
                Optional.of(entry),
                Optional.empty(),
                List.copyOf(entry.dependencies()));
    }

    /**
     * Orders each resource before its dependencies. Of two independent resources, the one that was created last comes
     * first.
     */
    private static List<StateEntry> dependentsFirst(List<StateEntry> entries) {
        Map<String, StateEntry> waiting = new LinkedHashMap<>();
        entries.forEach(entry -> waiting.put(entry.address(), entry));
        Set<StateEntry> ordered = new LinkedHashSet<>();
        while (!waiting.isEmpty()) {
            List<StateEntry> ready = waiting.values().stream()
                    .filter(entry -> entry.dependencies().stream().noneMatch(waiting::containsKey))
                    .toList();
            // A state of another tool may have a cycle; then the order is that of the file.
            List<StateEntry> next = ready.isEmpty() ? List.copyOf(waiting.values()) : ready;
            ordered.addAll(next);
            next.forEach(entry -> waiting.remove(entry.address()));
        }
        List<StateEntry> reversed = new ArrayList<>(ordered);
        Collections.reverse(reversed);
        return reversed;
    }
}
