package dev.featurestore.operator.graph;

import dev.featurestore.terraform.module.ModuleCall;
import dev.featurestore.terraform.module.TerraformModule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which resources of a configuration refer to which, {@code depends_on} included. References lead through data sources, local
 * values, and the variables and outputs of modules. Addresses have no keys of instances, as in {@code module.net.oci_core_vcn.this}.
 */
public final class ReferenceGraph {

    /** No configuration is known. */
    public static final ReferenceGraph NONE = new ReferenceGraph(Map::of);

    private final Supplier<Map<String, Set<String>>> source;
    private @Nullable Map<String, Set<String>> read;

    private ReferenceGraph(Supplier<Map<String, Set<String>>> source) {
        this.source = source;
    }

    /** Made when it is first needed: an apply with nothing to do needs none. */
    private synchronized Map<String, Set<String>> direct() {
        if (read == null) {
            read = Map.copyOf(source.get());
        }
        return read;
    }

    /**
     * The graph of a configuration.
     *
     * @param root the module of the working directory
     * @param called the module that a module calls, if its files are known
     */
    public static ReferenceGraph of(
            TerraformModule root, BiFunction<TerraformModule, ModuleCall, Optional<TerraformModule>> called) {
        return new ReferenceGraph(() -> new ModuleReferences(called).of(root));
    }

    /** A graph of known references. */
    public static ReferenceGraph of(Map<String, Set<String>> direct) {
        return new ReferenceGraph(() -> direct);
    }

    /** Whether no reference is known. */
    public boolean isEmpty() {
        return direct().values().stream().allMatch(Set::isEmpty);
    }

    /** The resources that a resource refers to, sorted. */
    public Set<String> direct(String address) {
        return new TreeSet<>(direct().getOrDefault(withoutKeys(address), Set.of()));
    }

    /** The resources that a resource refers to, and those that they refer to. */
    public Set<String> all(String address) {
        Set<String> found = new HashSet<>();
        Deque<String> pending = new ArrayDeque<>(direct(address));
        while (!pending.isEmpty()) {
            String next = pending.pop();
            if (found.add(next)) {
                pending.addAll(direct(next));
            }
        }
        return found;
    }

    /** The graph with all references in the other direction, as Terraform destroys resources. */
    public ReferenceGraph reversed() {
        Map<String, Set<String>> reversed = new HashMap<>();
        direct().forEach((from, to) -> to.forEach(address ->
                reversed.computeIfAbsent(address, key -> new TreeSet<>()).add(from)));
        return new ReferenceGraph(() -> reversed);
    }

    /** The address without keys of instances: {@code a.b} for {@code a.b["x"]}. */
    public static String withoutKeys(String address) {
        if (address.indexOf('[') < 0) {
            return address;
        }
        StringBuilder without = new StringBuilder();
        boolean inKey = false;
        boolean quoted = false;
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (!inKey) {
                inKey = c == '[';
                if (!inKey) {
                    without.append(c);
                }
            } else if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ']' && !quoted) {
                inKey = false;
            }
        }
        return without.toString();
    }
}
