package dev.featurestore.emulator.engine.builtin;

import dev.featurestore.terraform.module.ModuleOutput;
import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Expression;
import dev.featurestore.terraform.syntax.Reference;
import dev.featurestore.terraform.syntax.ReferenceUse;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Builds the graph of a configuration. */
final class GraphBuilder {

    private static final Set<String> REPETITION = Set.of("count", "for_each");

    private final CheckedConfiguration configuration;
    private final InputVariables inputs;
    private final Set<String> leftOut;
    private final Graph graph = new Graph();

    private GraphBuilder(CheckedConfiguration configuration, InputVariables inputs, Set<String> leftOut) {
        this.configuration = configuration;
        this.inputs = inputs;
        this.leftOut = leftOut;
    }

    /** @param leftOut addresses of blocks without instances */
    static Graph build(CheckedConfiguration configuration, InputVariables inputs, Set<String> leftOut) {
        GraphBuilder builder = new GraphBuilder(configuration, inputs, leftOut);
        configuration.root().tree().forEach(builder::add);
        return builder.graph;
    }

    private void add(ModuleInstance instance) {
        instance.caller().ifPresent(caller -> addCall(instance, caller));
        instance.module().variables().forEach(variable -> addVariable(variable, instance));
        instance.module().locals().values().stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .forEach(local -> addValue("local." + local.name(), local.value(), instance));
        instance.module().resources().forEach(resource -> addResource(resource, instance));
        for (ModuleOutput output : instance.module().outputs()) {
            addValue("output." + output.name(), output.value(), instance);
        }
    }

    /** The {@code count}, {@code for_each} and {@code depends_on} of a module call apply to all objects in the module. */
    private void addCall(ModuleInstance instance, ModuleInstance.Caller caller) {
        Block block = caller.call().block();
        StringBuilder repetition = new StringBuilder();
        Set<String> reaching = new TreeSet<>();
        for (Argument attribute : block.body().attributes()) {
            if (REPETITION.contains(attribute.name())) {
                repetition.append(attribute.value().source());
                reaching.addAll(addresses(attribute.value().uses(), caller.module()));
            }
        }
        graph.add(new Graph.Node(
                instance.path(), false, repetition.toString(), reaching, awaited(block, caller.module())));
    }

    private void addVariable(Variable variable, ModuleInstance instance) {
        String name = "var." + variable.name();
        Optional<ModuleInstance> caller = instance.caller().map(ModuleInstance.Caller::module);
        if (caller.isEmpty()) {
            graph.add(new Graph.Node(
                    instance.address(name), false, inputs.fingerprint(variable.name()), Set.of(), Set.of()));
            return;
        }
        Optional<Expression> argument = instance.argument(variable.name());
        Optional<Expression> value = argument.or(variable::defaultValue);
        graph.add(new Graph.Node(
                instance.address(name),
                false,
                value.map(expression -> content(expression, caller.get())).orElse(""),
                argument.map(expression -> addresses(expression.uses(), caller.get()))
                        .orElse(Set.of()),
                Set.of()));
    }

    private void addValue(String name, Expression value, ModuleInstance instance) {
        graph.add(new Graph.Node(
                instance.address(name), false, content(value, instance), addresses(value.uses(), instance), Set.of()));
    }

    private String content(Expression value, ModuleInstance instance) {
        return value.source() + FileReads.in(value, instance, configuration);
    }

    private void addResource(Resource resource, ModuleInstance instance) {
        Block block = resource.block();
        Set<String> awaited = awaited(block, instance);
        List<ReferenceUse> waits = dependsOn(block);
        Set<String> reaching = addresses(
                resource.uses().stream().filter(use -> !waits.contains(use)).toList(), instance);
        if (instance.caller().isPresent()) {
            reaching.add(instance.path());
        }
        graph.add(new Graph.Node(
                instance.address(resource),
                resource.mode() == Resource.Mode.MANAGED && !leftOut.contains(instance.address(resource)),
                block.source() + FileReads.in(block.body(), instance, configuration),
                reaching,
                awaited));
    }

    /** The objects that {@code depends_on} names; a module means all objects in it. */
    private Set<String> awaited(Block block, ModuleInstance instance) {
        List<ReferenceUse> uses = dependsOn(block);
        Set<String> awaited = addresses(uses, instance);
        for (ReferenceUse use : uses) {
            if (use.reference().kind() == Reference.Kind.MODULE) {
                called(use, instance).map(ModuleInstance::tree).stream()
                        .flatMap(Collection::stream)
                        .forEach(inside ->
                                inside.module().resources().forEach(resource -> awaited.add(inside.address(resource))));
            }
        }
        return awaited;
    }

    private static List<ReferenceUse> dependsOn(Block block) {
        return block.body()
                .attribute("depends_on")
                .map(attribute -> attribute.value().uses())
                .orElse(List.of());
    }

    private static Set<String> addresses(List<ReferenceUse> uses, ModuleInstance instance) {
        Set<String> addresses = new HashSet<>();
        for (ReferenceUse use : uses) {
            String subject = use.reference().subject();
            switch (use.reference().kind()) {
                case VARIABLE -> addresses.add(instance.address("var." + subject));
                case LOCAL -> addresses.add(instance.address("local." + subject));
                case RESOURCE, DATA -> addresses.add(instance.address(subject));
                case MODULE -> called(use, instance).ifPresent(child -> addresses.addAll(outputs(use, child)));
                case OTHER -> {}
            }
        }
        return addresses;
    }

    private static Optional<ModuleInstance> called(ReferenceUse use, ModuleInstance instance) {
        return instance.child(use.reference().subject().substring("module.".length()));
    }

    /** The output that the reference names, or all outputs. */
    private static List<String> outputs(ReferenceUse use, ModuleInstance child) {
        return child.module().outputs().stream()
                .map(ModuleOutput::name)
                .filter(name ->
                        use.attribute().isEmpty() || use.attribute().get().equals(name))
                .map(name -> child.address("output." + name))
                .toList();
    }
}
