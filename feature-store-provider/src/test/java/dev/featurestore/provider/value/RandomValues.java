package dev.featurestore.provider.value;

import dev.featurestore.terraform.schema.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Types, and values of them, from a seed. */
final class RandomValues {

    private final Random random;
    private final boolean unknowns;

    /** @param unknowns whether parts of values may be unknown */
    RandomValues(long seed, boolean unknowns) {
        random = new Random(seed);
        this.unknowns = unknowns;
    }

    ValueType type(int depth) {
        int kind = random.nextInt(depth == 0 ? 3 : 9);
        return switch (kind) {
            case 0 -> ValueType.Primitive.STRING;
            case 1 -> ValueType.Primitive.NUMBER;
            case 2 -> ValueType.Primitive.BOOL;
            case 3 -> new ValueType.ListOf(type(depth - 1));
            case 4 -> new ValueType.SetOf(type(depth - 1));
            case 5 -> new ValueType.MapOf(type(depth - 1));
            case 6 -> new ValueType.Dynamic();
            case 7 -> {
                List<ValueType> elements = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    elements.add(type(depth - 1));
                }
                yield new ValueType.TupleOf(elements);
            }
            default -> {
                SortedMap<String, ValueType> attributes = new TreeMap<>();
                for (int i = random.nextInt(20); i > 0; i--) {
                    attributes.put(name(), type(depth - 1));
                }
                yield new ValueType.ObjectOf(attributes);
            }
        };
    }

    Value value(ValueType type) {
        int luck = random.nextInt(12);
        if (luck == 0) {
            return new Value.Null();
        }
        if (luck == 1 && unknowns) {
            return new Value.Unknown();
        }
        if (type instanceof ValueType.Primitive primitive) {
            return switch (primitive) {
                case STRING -> new Value.Text(text());
                case NUMBER -> new Value.Decimal(number());
                case BOOL -> new Value.Bool(random.nextBoolean());
            };
        }
        if (type instanceof ValueType.ListOf list) {
            return new Value.Sequence(values(list.element()));
        }
        if (type instanceof ValueType.SetOf set) {
            return Sets.of(values(set.element()));
        }
        if (type instanceof ValueType.TupleOf tuple) {
            return new Value.Sequence(tuple.elements().stream().map(this::value).toList());
        }
        SortedMap<String, Value> members = new TreeMap<>();
        if (type instanceof ValueType.MapOf map) {
            values(map.element()).forEach(element -> members.put(name(), element));
        } else if (type instanceof ValueType.ObjectOf object) {
            object.attributes().forEach((name, member) -> members.put(name, value(member)));
        } else {
            return value(withoutSets(type(1)));
        }
        return new Value.Structure(members);
    }

    /** A value that brings its own type is a tuple where it is not a list: there is no telling a set from it. */
    private static ValueType withoutSets(ValueType type) {
        return type instanceof ValueType.SetOf set ? new ValueType.ListOf(set.element()) : type;
    }

    private List<Value> values(ValueType type) {
        // As many as need another format, now and then; of numbers, which are short.
        int size = type == ValueType.Primitive.NUMBER && random.nextInt(100) == 0 ? 70_000 : random.nextInt(4);
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(value(type));
        }
        return values;
    }

    private String name() {
        return text(random.nextInt(40));
    }

    private String text() {
        return text(
                switch (random.nextInt(500)) {
                    case 0 -> 70_000;
                    case 1, 2, 3, 4, 5 -> 300;
                    default -> random.nextInt(40);
                });
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder();
        random.ints(length, 0x20, 0x800).forEach(text::appendCodePoint);
        return length > 0 && random.nextInt(9) == 0 ? text + "😀\0\"\\" : text.toString();
    }

    private BigDecimal number() {
        return switch (random.nextInt(6)) {
            case 0 -> BigDecimal.valueOf(random.nextInt(300) - 150);
            case 1 -> BigDecimal.valueOf(random.nextLong());
            case 2 -> new BigDecimal(random.nextGaussian());
            case 3 -> new BigDecimal(new BigInteger(200, random), random.nextInt(80) - 40);
            case 4 -> BigDecimal.valueOf(1L << random.nextInt(63)).negate();
            default -> BigDecimal.valueOf(random.nextInt(), random.nextInt(5));
        };
    }
}
