package dev.featurestore.emulator.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.terraform.Expression;
import dev.featurestore.terraform.Reference;
import dev.featurestore.terraform.Resource;
import dev.featurestore.terraform.Variable;
import dev.featurestore.terraform.evaluation.Conversion;
import dev.featurestore.terraform.evaluation.KnownValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the blocks whose {@code count} or {@code for_each}, or that of a module around them, certainly gives none. */
final class LeftOut {

    /** Beyond that many local values that refer to one another the last ones count as unknown. */
    private static final int DEEPEST = 50;

    private final InputVariables inputs;
    private final Map<String, Optional<Object>> known = new HashMap<>();

    private int depth;

    private LeftOut(InputVariables inputs) {
        this.inputs = inputs;
    }

    /** Addresses of resources and data sources that are declared and not there. */
    static Set<String> of(Configuration configuration, InputVariables inputs) {
        LeftOut leftOut = new LeftOut(inputs);
        Set<String> addresses = new HashSet<>();
        for (ModuleInstance instance : configuration.root().tree()) {
            boolean all = leftOut.isLeftOut(instance);
            for (Resource resource : instance.module().resources()) {
                if (all || leftOut.values(instance).leaveOut(resource.block())) {
                    addresses.add(instance.address(resource));
                }
            }
        }
        return Set.copyOf(addresses);
    }

    private boolean isLeftOut(ModuleInstance instance) {
        return instance.caller()
                .filter(caller -> values(caller.module()).leaveOut(caller.call().block()) || isLeftOut(caller.module()))
                .isPresent();
    }

    private KnownValues values(ModuleInstance instance) {
        return new KnownValues((kind, name) -> value(instance, kind, name));
    }

    private Optional<Object> value(ModuleInstance instance, Reference.Kind kind, String name) {
        String address = instance.address(kind + "." + name);
        Optional<Object> before = known.get(address);
        if (before != null) {
            return before;
        }
        if (depth >= DEEPEST) {
            return Optional.empty();
        }
        depth++;
        // What comes back to itself by way of others is a cycle, and has no value.
        known.put(address, Optional.empty());
        Optional<Object> value = kind == Reference.Kind.LOCAL
                ? Optional.ofNullable(instance.module().locals().get(name))
                        .flatMap(local -> values(instance).of(local.value()))
                : instance.module().variable(name).flatMap(variable -> variable(instance, variable));
        known.put(address, value);
        depth--;
        return value;
    }

    private Optional<Object> variable(ModuleInstance instance, Variable variable) {
        Optional<Expression> argument = instance.argument(variable.name());
        Optional<Object> given = argument.isPresent()
                ? argument.flatMap(value ->
                        values(instance.caller().orElseThrow().module()).of(value))
                : instance.caller().isEmpty()
                        ? inputs.value(variable.name()).map(LeftOut::value)
                        : fallback(instance, variable);
        boolean replaced = !variable.nullable()
                && given.filter(value -> value == Expression.Null.NULL).isPresent();
        return (replaced ? fallback(instance, variable) : given).flatMap(value -> Conversion.convert(variable, value));
    }

    private Optional<Object> fallback(ModuleInstance instance, Variable variable) {
        return variable.defaultValue().flatMap(values(instance)::of);
    }

    /** A value of JSON as those of {@link Expression#literal}. */
    private static Object value(JsonNode json) {
        if (json.isArray()) {
            List<Object> list = new ArrayList<>();
            json.forEach(element -> list.add(value(element)));
            return list;
        }
        if (json.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            json.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
            return map;
        }
        if (json.isNumber()) {
            return json.decimalValue();
        }
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        return json.isNull() ? Expression.Null.NULL : json.textValue();
    }
}
