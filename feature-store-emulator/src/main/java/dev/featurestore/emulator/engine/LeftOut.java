package dev.featurestore.emulator.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.terraform.Expression;
import dev.featurestore.terraform.Resource;
import dev.featurestore.terraform.Variable;
import dev.featurestore.terraform.evaluation.KnownValues;
import dev.featurestore.terraform.evaluation.ModuleValues;
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

    private final InputVariables inputs;
    private final Map<String, ModuleValues> known = new HashMap<>();

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
        ModuleValues before = known.get(instance.path());
        if (before != null) {
            return before.values();
        }
        Map<String, Optional<Object>> given = new HashMap<>();
        for (Variable variable : instance.module().variables()) {
            if (instance.caller().isEmpty()) {
                inputs.value(variable.name()).ifPresent(v -> given.put(variable.name(), Optional.of(value(v))));
            } else {
                instance.argument(variable.name())
                        .ifPresent(argument -> given.put(
                                variable.name(),
                                values(instance.caller().get().module()).of(argument)));
            }
        }
        ModuleValues values = new ModuleValues(instance.module(), given);
        known.put(instance.path(), values);
        return values.values();
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
