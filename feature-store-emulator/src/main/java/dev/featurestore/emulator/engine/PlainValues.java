package dev.featurestore.emulator.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.terraform.Attribute;
import dev.featurestore.terraform.Expression;
import dev.featurestore.terraform.Output;
import dev.featurestore.terraform.Resource;
import dev.featurestore.terraform.Variable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Values that can be had without evaluating anything: literals, and plain references to variables, to attributes of
 * resources in the state, and to local values and outputs of modules that are such values themselves.
 */
final class PlainValues {

    private static final Set<String> META_ARGUMENTS = Set.of("count", "for_each", "provider", "depends_on", "id");

    private final InputVariables inputs;
    private final State state;
    private final boolean sensitiveToo;

    /** @param sensitiveToo whether values of sensitive variables are given out */
    PlainValues(InputVariables inputs, State state, boolean sensitiveToo) {
        this.inputs = inputs;
        this.state = state;
        this.sensitiveToo = sensitiveToo;
    }

    /** An expression in the module that it belongs to. */
    private record Place(Expression expression, ModuleInstance instance) {}

    /** The value of an expression of a module; empty if it needs evaluation, or a resource that there is not yet. */
    Optional<JsonNode> of(Expression expression, ModuleInstance instance) {
        Place source = source(expression, instance);
        Optional<JsonNode> literal = source.expression().literal().map(LiteralJson::of);
        if (literal.isPresent() || !(source.expression() instanceof Expression.Traversal name)) {
            return literal;
        }
        List<String> attributes = name.attributes();
        return switch (name.root() + attributes.size()) {
            case "var1" ->
                source.instance().caller().isPresent() || isHidden(attributes.get(0), source.instance())
                        ? Optional.empty()
                        : inputs.value(attributes.get(0));
            default ->
                attributes.size() == 2
                        ? state.entry(source.instance().address(name.root() + "." + attributes.get(0)))
                                .map(entry -> entry.attributes().path(attributes.get(1)))
                                .filter(JsonNode::isValueNode)
                        : Optional.empty();
        };
    }

    /** The values of a resource's arguments, as far as they can be had; without those that say how it is repeated. */
    ObjectNode of(Resource resource, ModuleInstance instance) {
        ObjectNode known = Json.object();
        for (Attribute attribute : resource.block().body().attributes()) {
            if (!META_ARGUMENTS.contains(attribute.name())) {
                of(attribute.value(), instance).ifPresent(value -> known.set(attribute.name(), value));
            }
        }
        return known;
    }

    /** The address of the resource that will know what an expression plainly is, by whatever way. */
    Optional<String> resourceThatKnows(Expression expression, ModuleInstance instance) {
        Place source = source(expression, instance);
        return source.expression() instanceof Expression.Traversal name
                        && name.attributes().size() == 2
                        && ComputedAttributes.has(name.root(), name.attributes().get(1))
                ? Optional.of(source.instance()
                        .address(name.root() + "." + name.attributes().get(0)))
                : Optional.empty();
    }

    /**
     * Where a value comes from: follows what is only another name, through any number of local values and modules.
     * There is an end to that, because a configuration with a cycle gets no plan.
     */
    private Place source(Expression expression, ModuleInstance instance) {
        Place place = new Place(unwrapped(expression), instance);
        for (Optional<Place> next = next(place); next.isPresent(); next = next(place)) {
            place = new Place(unwrapped(next.get().expression()), next.get().instance());
        }
        return place;
    }

    /** What stands behind a local value, an output of a module, or a variable of a module that is called. */
    private Optional<Place> next(Place place) {
        if (!(place.expression() instanceof Expression.Traversal name)) {
            return Optional.empty();
        }
        ModuleInstance instance = place.instance();
        List<String> attributes = name.attributes();
        return switch (name.root() + attributes.size()) {
            case "local1" ->
                Optional.ofNullable(instance.module().locals().get(attributes.get(0)))
                        .map(local -> new Place(local.value(), instance));
            case "module2" ->
                instance.child(attributes.get(0))
                        .flatMap(child ->
                                output(attributes.get(1), child).map(output -> new Place(output.value(), child)));
            case "var1" -> passed(attributes.get(0), instance);
            default -> Optional.empty();
        };
    }

    private Optional<Place> passed(String variable, ModuleInstance instance) {
        Optional<ModuleInstance.Caller> caller = instance.caller();
        if (caller.isEmpty() || isHidden(variable, instance)) {
            return Optional.empty();
        }
        return instance.argument(variable)
                .map(argument -> new Place(argument, caller.get().module()))
                .or(() -> instance.module()
                        .variable(variable)
                        .flatMap(Variable::defaultValue)
                        .map(value -> new Place(value, instance)));
    }

    private boolean isHidden(String variable, ModuleInstance instance) {
        return !sensitiveToo
                && instance.module().variable(variable).map(Variable::sensitive).orElse(false);
    }

    private static Optional<Output> output(String name, ModuleInstance instance) {
        return instance.module().outputs().stream()
                .filter(output -> output.name().equals(name))
                .findFirst();
    }

    /** Without parentheses, and without quotes around a single sequence. */
    private static Expression unwrapped(Expression expression) {
        Expression plain = expression;
        while (true) {
            if (plain instanceof Expression.Parentheses parentheses) {
                plain = parentheses.inner();
            } else if (plain instanceof Expression.Template template
                    && template.parts().size() == 1) {
                plain = template.parts().get(0);
            } else {
                return plain;
            }
        }
    }
}
