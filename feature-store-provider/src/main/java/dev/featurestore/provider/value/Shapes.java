package dev.featurestore.provider.value;

import dev.featurestore.terraform.schema.ValueType;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The types of the parts of a value. */
final class Shapes {

    private Shapes() {}

    static boolean isSequence(ValueType type) {
        return type instanceof ValueType.ListOf || type instanceof ValueType.SetOf || type instanceof ValueType.TupleOf;
    }

    static boolean isStructure(ValueType type) {
        return type instanceof ValueType.MapOf || type instanceof ValueType.ObjectOf;
    }

    /** The type of an element of a list, set or tuple. */
    static ValueType element(ValueType type, int index) {
        if (type instanceof ValueType.ListOf list) {
            return list.element();
        }
        if (type instanceof ValueType.SetOf set) {
            return set.element();
        }
        if (type instanceof ValueType.TupleOf tuple) {
            return tuple.elements().get(index);
        }
        throw new ValueFormatException("expected " + wording(type) + ", found a list");
    }

    /** The type of a member of a map or object. */
    static ValueType member(ValueType type, String name) {
        if (type instanceof ValueType.MapOf map) {
            return map.element();
        }
        if (type instanceof ValueType.ObjectOf object) {
            ValueType member = object.attributes().get(name);
            if (member == null) {
                throw new ValueFormatException("unknown attribute");
            }
            return member;
        }
        throw new ValueFormatException("expected " + wording(type) + ", found an object");
    }

    /** A map as it is; an object completed with null for the attributes that it lacks. */
    static Value.Structure structure(ValueType type, SortedMap<String, Value> members) {
        SortedMap<String, Value> all = new TreeMap<>(members);
        if (type instanceof ValueType.ObjectOf object) {
            object.attributes().keySet().forEach(name -> all.putIfAbsent(name, new Value.Null()));
        }
        return new Value.Structure(all);
    }

    static void checkSize(ValueType type, int size) {
        if (type instanceof ValueType.TupleOf tuple && tuple.elements().size() != size) {
            throw new ValueFormatException(
                    "expected " + tuple.elements().size() + " elements of a tuple, found " + size);
        }
    }

    /** The type that a value has without a type constraint. */
    static ValueType typeOf(Value value) {
        if (value instanceof Value.Text) {
            return ValueType.Primitive.STRING;
        }
        if (value instanceof Value.Decimal) {
            return ValueType.Primitive.NUMBER;
        }
        if (value instanceof Value.Bool) {
            return ValueType.Primitive.BOOL;
        }
        if (value instanceof Value.Sequence sequence) {
            return new ValueType.TupleOf(
                    sequence.elements().stream().map(Shapes::typeOf).toList());
        }
        if (value instanceof Value.Structure structure) {
            SortedMap<String, ValueType> attributes = new TreeMap<>();
            structure.elements().forEach((name, member) -> attributes.put(name, typeOf(member)));
            return new ValueType.ObjectOf(attributes);
        }
        return new ValueType.Dynamic();
    }

    static String wording(ValueType type) {
        if (type instanceof ValueType.Primitive primitive) {
            return switch (primitive) {
                case STRING -> "a string";
                case NUMBER -> "a number";
                case BOOL -> "a bool";
            };
        }
        if (isStructure(type)) {
            return type instanceof ValueType.MapOf ? "a map" : "an object";
        }
        return type instanceof ValueType.SetOf ? "a set" : "a list";
    }

    /** Runs a step inside of a value; adds the path to a failure. */
    static <T> T within(String step, Supplier<T> work) {
        try {
            return work.get();
        } catch (ValueFormatException e) {
            throw e.within(step);
        }
    }

    static void within(String step, Runnable work) {
        within(step, () -> {
            work.run();
            return step;
        });
    }
}
