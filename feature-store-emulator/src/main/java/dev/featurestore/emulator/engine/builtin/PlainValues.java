package dev.featurestore.emulator.engine.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.terraform.module.ModuleOutput;
import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Expression;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Values that are available without the evaluation of expressions about resources: expressions of variables and local
 * values alone, and references to attributes of resources in the state, also through local values, outputs of modules,
 * decided conditions and {@code one(….this[*].attribute)}.
 */
final class PlainValues {

    private static final Set<String> META_ARGUMENTS = Set.of("count", "for_each", "provider", "depends_on", "id");

    private final InputVariables inputs;
    private final State state;
    private final Set<String> leftOut;
    private final boolean sensitiveToo;
    private final InstanceValues modules;

    /**
     * @param leftOut addresses of declared blocks without instances
     * @param sensitiveToo whether values of sensitive variables are available
     */
    PlainValues(InputVariables inputs, State state, Set<String> leftOut, boolean sensitiveToo) {
        this.inputs = inputs;
        this.state = state;
        this.leftOut = leftOut;
        this.sensitiveToo = sensitiveToo;
        this.modules = new InstanceValues(inputs, sensitiveToo);
    }

    /** An expression in its module. */
    private record Place(Expression expression, ModuleInstance instance) {}

    /** The value of an expression of a module; empty if it needs evaluation, or a resource that does not exist yet. */
    Optional<JsonNode> value(Expression expression, ModuleInstance instance) {
        Place source = source(expression, instance);
        Optional<JsonNode> literal = source.expression().literal().map(LiteralJson::of);
        if (literal.isPresent()) {
            return literal;
        }
        if (!(source.expression() instanceof Expression.Traversal name)) {
            return modules.known(source.instance()).valueOf(source.expression()).map(LiteralJson::of);
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

    /** Whether an argument of a resource is an attribute, not one of Terraform's meta-arguments. */
    static boolean isValue(String argument) {
        return !META_ARGUMENTS.contains(argument);
    }

    /** The values of a resource's arguments, as far as they are available, without {@code count} and {@code for_each}. */
    ObjectNode arguments(Resource resource, ModuleInstance instance) {
        ObjectNode known = Json.object();
        for (Argument attribute : resource.block().body().attributes()) {
            if (isValue(attribute.name())) {
                value(attribute.value(), instance).ifPresent(value -> known.set(attribute.name(), value));
            }
        }
        return known;
    }

    /** The address of the resource whose attribute an expression refers to, directly or through other values. */
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
     * Finds the source of a value: follows plain references through local values and modules. This ends, because a
     * configuration with a cycle has no plan.
     */
    private Place source(Expression expression, ModuleInstance instance) {
        Place place = new Place(unwrapped(expression), instance);
        for (Optional<Place> next = next(place); next.isPresent(); next = next(place)) {
            place = new Place(unwrapped(next.get().expression()), next.get().instance());
        }
        return place;
    }

    /** The expression of a local value, of an output of a module, or of a variable of a called module. */
    private Optional<Place> next(Place place) {
        ModuleInstance here = place.instance();
        if (place.expression() instanceof Expression.Conditional conditional) {
            return modules.known(here)
                    .valueOf(conditional.condition())
                    .map(holds -> holds.equals(true) ? conditional.whenTrue() : conditional.whenFalse())
                    .map(branch -> new Place(branch, here));
        }
        if (place.expression() instanceof Expression.Call call) {
            return theOne(call, here).map(attribute -> new Place(attribute, here));
        }
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

    /** The attribute in {@code one(type.name[*].attribute)}: a block with {@code count} has one instance or none. */
    private Optional<Expression> theOne(Expression.Call call, ModuleInstance instance) {
        if (call.function().equals("one")
                && call.arguments().size() == 1
                && call.arguments().get(0) instanceof Expression.Splat splat
                && splat.from() instanceof Expression.Traversal resource
                && resource.attributes().size() == 1
                && splat.each() instanceof Expression.GetAttribute get
                && get.from() instanceof Expression.SplatElement) {
            String block = resource.root() + "." + resource.attributes().get(0);
            return Optional.of(
                    leftOut.contains(instance.address(block))
                            ? new Expression.Literal(call.span(), Expression.Null.NULL)
                            : new Expression.Traversal(
                                    call.span(),
                                    resource.root(),
                                    List.of(resource.attributes().get(0), get.name())));
        }
        return Optional.empty();
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

    private static Optional<ModuleOutput> output(String name, ModuleInstance instance) {
        return instance.module().outputs().stream()
                .filter(output -> output.name().equals(name))
                .findFirst();
    }

    /** Removes parentheses, and quotes around a single sequence. */
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
