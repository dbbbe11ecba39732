package dev.featurestore.emulator.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.terraform.Expression;
import dev.featurestore.terraform.Local;
import dev.featurestore.terraform.Output;
import dev.featurestore.terraform.Variable;
import java.util.List;
import java.util.Optional;

/**
 * Values that can be had without evaluating anything: literals, and plain references to variables, to attributes of
 * resources in the state, and to local values and outputs of modules that are such values themselves.
 */
final class PlainValues {

    private final InputVariables inputs;
    private final State state;
    private final boolean sensitiveToo;

    /** @param sensitiveToo whether values of sensitive variables are given out */
    PlainValues(InputVariables inputs, State state, boolean sensitiveToo) {
        this.inputs = inputs;
        this.state = state;
        this.sensitiveToo = sensitiveToo;
    }

    /** The value of an expression of a module; empty if it needs evaluation, or a resource that there is not yet. */
    Optional<JsonNode> of(Expression expression, ModuleInstance instance) {
        Expression plain = unwrapped(expression);
        Optional<JsonNode> literal = plain.literal().map(LiteralJson::of);
        if (literal.isPresent() || !(plain instanceof Expression.Traversal name)) {
            return literal;
        }
        List<String> attributes = name.attributes();
        return switch (name.root() + attributes.size()) {
            case "var1" -> variable(attributes.get(0), instance);
            case "local1" ->
                Optional.ofNullable(instance.module().locals().get(attributes.get(0)))
                        .map(Local::value)
                        .flatMap(value -> of(value, instance));
            case "module2" ->
                instance.child(attributes.get(0))
                        .flatMap(
                                child -> output(attributes.get(1), child).flatMap(output -> of(output.value(), child)));
            default ->
                attributes.size() == 2
                        ? state.entry(instance.address(name.root() + "." + attributes.get(0)))
                                .map(entry -> entry.attributes().path(attributes.get(1)))
                                .filter(JsonNode::isValueNode)
                        : Optional.empty();
        };
    }

    /** The address of the resource that will know what an expression plainly is, by whatever way. */
    Optional<String> resourceThatKnows(Expression expression, ModuleInstance instance) {
        if (!(unwrapped(expression) instanceof Expression.Traversal name)) {
            return Optional.empty();
        }
        List<String> attributes = name.attributes();
        return switch (name.root() + attributes.size()) {
            case "var1" ->
                instance.argument(attributes.get(0))
                        .flatMap(argument -> instance.caller().flatMap(by -> resourceThatKnows(argument, by.module())));
            case "local1" ->
                Optional.ofNullable(instance.module().locals().get(attributes.get(0)))
                        .map(Local::value)
                        .flatMap(value -> resourceThatKnows(value, instance));
            case "module2" ->
                instance.child(attributes.get(0))
                        .flatMap(child -> output(attributes.get(1), child)
                                .flatMap(output -> resourceThatKnows(output.value(), child)));
            default ->
                attributes.size() == 2 && ComputedAttributes.has(name.root(), attributes.get(1))
                        ? Optional.of(instance.address(name.root() + "." + attributes.get(0)))
                        : Optional.empty();
        };
    }

    private Optional<JsonNode> variable(String name, ModuleInstance instance) {
        if (!sensitiveToo
                && instance.module().variable(name).map(Variable::sensitive).orElse(false)) {
            return Optional.empty();
        }
        Optional<ModuleInstance.Caller> caller = instance.caller();
        if (caller.isEmpty()) {
            return inputs.value(name);
        }
        Optional<Expression> argument = instance.argument(name);
        return argument.isPresent()
                ? of(argument.get(), caller.get().module())
                : instance.module()
                        .variable(name)
                        .flatMap(Variable::defaultValue)
                        .flatMap(Expression::literal)
                        .map(LiteralJson::of);
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
