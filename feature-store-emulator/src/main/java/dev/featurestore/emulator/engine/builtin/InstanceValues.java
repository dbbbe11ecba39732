package dev.featurestore.emulator.engine.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.terraform.evaluation.KnownValues;
import dev.featurestore.terraform.evaluation.ModuleValues;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.syntax.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evaluates the modules of a configuration by their variables and local values alone. */
final class InstanceValues {

    private final InputVariables inputs;
    private final boolean sensitiveToo;
    private final Map<String, ModuleValues> modules = new HashMap<>();

    /** @param sensitiveToo whether sensitive variables count as known */
    InstanceValues(InputVariables inputs, boolean sensitiveToo) {
        this.inputs = inputs;
        this.sensitiveToo = sensitiveToo;
    }

    /** The values of a module. */
    KnownValues known(ModuleInstance instance) {
        ModuleValues before = modules.get(instance.path());
        if (before != null) {
            return before.values();
        }
        Map<String, Optional<Object>> given = new HashMap<>();
        for (Variable variable : instance.module().variables()) {
            if (variable.sensitive() && !sensitiveToo) {
                given.put(variable.name(), Optional.empty());
            } else if (instance.caller().isEmpty()) {
                inputs.value(variable.name()).ifPresent(v -> given.put(variable.name(), Optional.of(value(v))));
            } else {
                instance.argument(variable.name())
                        .ifPresent(argument -> given.put(
                                variable.name(),
                                known(instance.caller().get().module()).valueOf(argument)));
            }
        }
        ModuleValues values = new ModuleValues(instance.module(), given);
        modules.put(instance.path(), values);
        return values.values();
    }

    /** A JSON value in the form of {@link Expression#literal}. */
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
