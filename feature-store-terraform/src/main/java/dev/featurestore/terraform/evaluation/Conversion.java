package dev.featurestore.terraform.evaluation;

import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.module.VariableType;
import dev.featurestore.terraform.syntax.Expression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Converts values to a variable's type as Terraform does (Terraform documentation, "Type Constraints"): attributes that
 * an object type does not name are dropped, optional ones get their defaults, primitives are converted to one another.
 */
public final class Conversion {
    private Conversion() {}

    /**
     * Converts a given value to the one that the module sees; empty if it cannot be converted. Values are those
     * of {@link Expression#literal}; sets are {@link java.util.Set}, and {@link Unknown} is a value that only Terraform
     * knows.
     */
    public static Optional<Object> convert(Variable variable, Object value) {
        try {
            return Optional.of(convert(variable.type(), TypeDefaults.of(variable), value));
        } catch (FailedException impossible) {
            return Optional.empty();
        }
    }

    /**
     * A value as one of a type that holds one value: text, a number or a truth value; empty if it cannot be converted.
     * {@link Unknown} is a value that only Terraform knows.
     */
    public static Optional<Object> convert(VariableType type, Object value) {
        try {
            return Optional.of(primitive(type, value));
        } catch (FailedException impossible) {
            return Optional.empty();
        }
    }

    /** Whether a value can be converted to a type that holds one value: text, a number or a truth value. */
    public static boolean fits(VariableType type, Object value) {
        return convert(type, value).isPresent();
    }

    private static Object convert(VariableType type, TypeDefaults defaults, Object value) throws FailedException {
        if (value == Unknown.VALUE || Primitives.isNull(value)) {
            return value;
        }
        if (type instanceof VariableType.AnyType) {
            return any(value);
        }
        if (type instanceof VariableType.ListType list) {
            return unified(list.element(), elements(list.element(), defaults, value));
        }
        if (type instanceof VariableType.SetType set) {
            List<Object> items = elements(set.element(), defaults, value);
            return unified(set.element(), new LinkedHashSet<>(items));
        }
        if (type instanceof VariableType.TupleType tuple) {
            return tuple(tuple, defaults, value);
        }
        if (type instanceof VariableType.MapType map) {
            Map<String, Object> converted = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : entries(value).entrySet()) {
                converted.put(
                        String.valueOf(entry.getKey()), convert(map.element(), defaults.element(0), entry.getValue()));
            }
            return map.element() instanceof VariableType.AnyType && !alike(converted.values())
                    ? Unknown.VALUE
                    : converted;
        }
        return type instanceof VariableType.ObjectType object
                ? object(object, defaults, entries(value))
                : primitive(type, value);
    }

    private static Object primitive(VariableType type, Object value) throws FailedException {
        try {
            if (type instanceof VariableType.NumberType) {
                return Primitives.normal(Primitives.number(value));
            }
            return type instanceof VariableType.BoolType
                    ? (Object) Primitives.truth(value)
                    : Primitives.normal((Object) Primitives.text(value));
        } catch (UndecidedException tooLong) {
            return Unknown.VALUE;
        }
    }

    private static Object object(VariableType.ObjectType type, TypeDefaults defaults, Map<?, ?> given)
            throws FailedException {
        Map<String, Object> converted = new LinkedHashMap<>();
        for (Map.Entry<String, VariableType.ObjectAttribute> attribute :
                type.attributes().entrySet()) {
            String name = attribute.getKey();
            Object value = given.get(name);
            if (value == null && !attribute.getValue().optional()) {
                throw new FailedException();
            }
            if (value == null || Primitives.isNull(value)) {
                value = defaults.value(name).orElse(Expression.Null.NULL);
            }
            converted.put(name, convert(attribute.getValue().type(), defaults.attribute(name), value));
        }
        return converted;
    }

    private static Object tuple(VariableType.TupleType type, TypeDefaults defaults, Object value)
            throws FailedException {
        Collection<?> items = items(value);
        if (items.size() != type.elements().size()) {
            throw new FailedException();
        }
        List<Object> converted = new ArrayList<>();
        for (Object item : items) {
            int index = converted.size();
            converted.add(convert(type.elements().get(index), defaults.element(index), item));
        }
        return converted;
    }

    private static List<Object> elements(VariableType element, TypeDefaults defaults, Object value)
            throws FailedException {
        List<Object> converted = new ArrayList<>();
        for (Object item : items(value)) {
            converted.add(convert(element, defaults.element(0), item));
        }
        return converted;
    }

    /** Terraform converts the elements of a collection of any type to one type that suits all of them. */
    private static Object unified(VariableType element, Collection<Object> items) {
        return element instanceof VariableType.AnyType && !alike(items) ? Unknown.VALUE : items;
    }

    private static boolean alike(Collection<Object> items) {
        Class<?> type = null;
        for (Object item : items) {
            if (!Primitives.isPrimitive(item) || (type != null && type != item.getClass())) {
                return false;
            }
            type = item.getClass();
        }
        return true;
    }

    private static Object any(Object value) {
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(any(item)));
            return items;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> entries = new LinkedHashMap<>();
            map.forEach((key, item) -> entries.put(String.valueOf(key), any(item)));
            return entries;
        }
        return Primitives.normal(value);
    }

    private static Collection<?> items(Object value) throws FailedException {
        if (value instanceof Collection<?> items) {
            return items;
        }
        throw new FailedException();
    }

    private static Map<?, ?> entries(Object value) throws FailedException {
        if (value instanceof Map<?, ?> entries) {
            return entries;
        }
        throw new FailedException();
    }
}
