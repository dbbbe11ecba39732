package dev.featurestore.operator.graph;

import dev.featurestore.terraform.module.ModuleCall;
import dev.featurestore.terraform.module.ModuleOutput;
import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.syntax.Expression;
import dev.featurestore.terraform.syntax.Reference;
import dev.featurestore.terraform.syntax.ReferenceUse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Collects the references of all resources of a configuration. */
final class ModuleReferences {

    /** Terraform refuses modules that call themselves; so does this, later. */
    private static final int DEEPEST = 20;

    /**
     * A call of a module.
     *
     * @param prefix what the addresses in it begin with, such as {@code module.net.}
     * @param caller the call of the calling module; null for the root
     */
    private record Scope(
            String prefix,
            TerraformModule module,
            @Nullable Scope caller,
            @Nullable ModuleCall call) {}

    private record Pending(Scope scope, ReferenceUse use) {}

    private final BiFunction<TerraformModule, ModuleCall, Optional<TerraformModule>> called;
    private final Map<String, Scope> scopes = new TreeMap<>();

    /** The resources and data sources by their addresses, and what they are in. */
    private final Map<String, Resource> declared = new HashMap<>();

    ModuleReferences(BiFunction<TerraformModule, ModuleCall, Optional<TerraformModule>> called) {
        this.called = called;
    }

    /** The addresses that each resource refers to. */
    Map<String, Set<String>> of(TerraformModule root) {
        enter(new Scope("", root, null, null), 0);
        Map<String, Set<String>> references = new HashMap<>();
        for (Scope scope : scopes.values()) {
            for (Resource resource : scope.module.resources()) {
                if (resource.mode() == Resource.Mode.MANAGED) {
                    String address = scope.prefix + resource.address();
                    Set<String> found = found(scope, resource.uses());
                    found.remove(address);
                    references.put(address, found);
                }
            }
        }
        return references;
    }

    private void enter(Scope scope, int depth) {
        scopes.put(scope.prefix, scope);
        scope.module.resources().forEach(resource -> declared.put(scope.prefix + resource.address(), resource));
        for (ModuleCall call : scope.module.moduleCalls()) {
            Optional<TerraformModule> module = depth < DEEPEST ? called.apply(scope.module, call) : Optional.empty();
            module.ifPresent(inside ->
                    enter(new Scope(scope.prefix + "module." + call.name() + ".", inside, scope, call), depth + 1));
        }
    }

    private Set<String> found(Scope from, List<ReferenceUse> uses) {
        Set<String> found = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        Deque<Pending> pending = new ArrayDeque<>();
        uses.forEach(use -> pending.add(new Pending(from, use)));
        while (!pending.isEmpty()) {
            Pending next = pending.pop();
            ReferenceUse use = next.use;
            if (!seen.add(
                    next.scope.prefix + use.reference().kind() + use.reference().subject() + use.attribute())) {
                continue;
            }
            String name = use.reference().subject();
            if (use.reference().kind() == Reference.Kind.RESOURCE) {
                String address = next.scope.prefix + name;
                if (declared.containsKey(address)) {
                    found.add(address);
                }
            } else {
                follow(next.scope, use, name, pending);
            }
        }
        return found;
    }

    /** Adds what stands behind something that is not a resource. */
    private void follow(Scope scope, ReferenceUse use, String name, Deque<Pending> pending) {
        switch (use.reference().kind()) {
            case DATA -> {
                Resource source = declared.get(scope.prefix + name);
                if (source != null) {
                    add(scope, source.uses(), pending);
                }
            }
            case LOCAL -> {
                if (scope.module.locals().containsKey(name)) {
                    Expression value = scope.module.locals().get(name).value();
                    add(scope, part(value, use.attribute()).uses(), pending);
                }
            }
            case VARIABLE -> {
                Scope caller = scope.caller;
                if (caller != null && scope.call != null) {
                    scope.call
                            .block()
                            .body()
                            .attribute(name)
                            .ifPresent(argument -> add(
                                    caller,
                                    part(argument.value(), use.attribute()).uses(),
                                    pending));
                }
            }
            case MODULE -> {
                Scope inside = scopes.get(scope.prefix + name + ".");
                if (inside != null) {
                    for (ModuleOutput output : inside.module.outputs()) {
                        if (use.attribute().isEmpty() || use.attribute().get().equals(output.name())) {
                            add(inside, output.uses(), pending);
                        }
                    }
                }
            }
            default -> {}
        }
    }

    /** The value of an attribute where an object is written out; otherwise the whole. */
    private static Expression part(Expression value, Optional<String> attribute) {
        if (attribute.isPresent() && value instanceof Expression.ObjectConstructor object) {
            for (Expression.ObjectConstructor.Item item : object.items()) {
                if (item.key().literal().filter(attribute.get()::equals).isPresent()) {
                    return item.value();
                }
            }
        }
        return value;
    }

    private static void add(Scope scope, List<ReferenceUse> uses, Deque<Pending> pending) {
        uses.forEach(use -> pending.add(new Pending(scope, use)));
    }
}
