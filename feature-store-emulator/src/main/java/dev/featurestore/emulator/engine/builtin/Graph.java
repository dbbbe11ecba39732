package dev.featurestore.emulator.engine.builtin;

import dev.featurestore.emulator.engine.Diagnostic;
import dev.featurestore.emulator.engine.JobFailedException;
import dev.featurestore.emulator.store.Digest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Dependencies between variables, local values, outputs, data sources and resources of all modules. */
final class Graph {

    /**
     * An object that a configuration declares.
     *
     * @param address its full address
     * @param managed whether it is a resource; other objects are values that resources use
     * @param content its source or value; a change of it changes the objects that use it
     * @param inputs addresses whose values it uses
     * @param after addresses that it depends on without using their values
     */
    record Node(String address, boolean managed, String content, Set<String> inputs, Set<String> after) {

        Node {
            inputs = Set.copyOf(inputs);
            after = Set.copyOf(after);
        }

        private Set<String> all() {
            Set<String> all = new TreeSet<>(inputs);
            all.addAll(after);
            return all;
        }
    }

    private final Map<String, Node> nodes = new LinkedHashMap<>();

    void add(Node node) {
        nodes.put(node.address(), node);
    }

    /**
     * Returns the addresses of all resources, dependencies first, otherwise in the order of their declaration.
     *
     * @throws JobFailedException if there is a cycle
     */
    List<String> resourcesInOrder() throws JobFailedException {
        Map<String, Integer> rank = new HashMap<>();
        Map<String, Integer> waiting = new HashMap<>();
        Map<String, List<String>> dependents = new HashMap<>();
        nodes.keySet().forEach(address -> rank.put(address, rank.size()));
        PriorityQueue<String> ready =
                new PriorityQueue<>((a, b) -> Integer.compare(rank.getOrDefault(a, 0), rank.getOrDefault(b, 0)));
        for (Node node : nodes.values()) {
            List<String> known = known(node.all());
            known.forEach(dependency -> dependents
                    .computeIfAbsent(dependency, address -> new ArrayList<>())
                    .add(node.address()));
            waiting.put(node.address(), known.size());
            if (known.isEmpty()) {
                ready.add(node.address());
            }
        }
        Set<String> ordered = new LinkedHashSet<>();
        for (String address = ready.poll(); address != null; address = ready.poll()) {
            ordered.add(address);
            for (String dependent : dependents.getOrDefault(address, List.of())) {
                if (waiting.merge(dependent, -1, Integer::sum) == 0) {
                    ready.add(dependent);
                }
            }
        }
        if (ordered.size() < nodes.size()) {
            throw new JobFailedException(Diagnostic.nowhere("Cycle: " + String.join(", ", cycle(ordered)), ""));
        }
        return ordered.stream().filter(this::isManaged).toList();
    }

    /** Finds a cycle: follows the dependencies of a node until one repeats. */
    private List<String> cycle(Set<String> ordered) {
        List<String> walked = new ArrayList<>();
        String address = nodes.keySet().stream()
                .filter(candidate -> !ordered.contains(candidate))
                .findFirst()
                .orElseThrow();
        while (!walked.contains(address)) {
            walked.add(address);
            address = dependencies(address).stream()
                    .filter(candidate -> !ordered.contains(candidate))
                    .findFirst()
                    .orElseThrow();
        }
        return walked.subList(walked.indexOf(address), walked.size()).stream()
                .map(member -> isManaged(member) ? member : member + " (expand)")
                .toList();
    }

    /** Resources that an object depends on, directly or through values. */
    SortedSet<String> resourcesBehind(String address) {
        SortedSet<String> resources = new TreeSet<>();
        Deque<String> pending = new ArrayDeque<>(dependencies(address));
        Set<String> seen = new HashSet<>();
        while (!pending.isEmpty()) {
            String next = pending.pop();
            if (seen.add(next)) {
                if (isManaged(next)) {
                    resources.add(next);
                } else {
                    pending.addAll(dependencies(next));
                }
            }
        }
        return resources;
    }

    /**
     * Returns a digest of a resource's own source and of every value that it uses. Another resource's change does not
     * change it, because a resource that is changed in place keeps its id.
     */
    String fingerprint(String address) {
        SortedMap<String, String> contents = new TreeMap<>();
        Deque<String> pending = new ArrayDeque<>(List.of(address));
        while (!pending.isEmpty()) {
            String next = pending.pop();
            Node node = nodes.get(next);
            if (node == null || (node.managed() && !next.equals(address))) {
                continue;
            }
            if (contents.put(next, node.content()) == null) {
                pending.addAll(node.inputs());
            }
        }
        return Digest.sha256(contents.toString());
    }

    private boolean isManaged(String address) {
        return Optional.ofNullable(nodes.get(address)).map(Node::managed).orElse(false);
    }

    private List<String> dependencies(String address) {
        return Optional.ofNullable(nodes.get(address))
                .map(node -> known(node.all()))
                .orElse(List.of());
    }

    private List<String> known(Set<String> addresses) {
        return addresses.stream().filter(nodes::containsKey).toList();
    }
}
