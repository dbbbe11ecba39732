package dev.featurestore.provider.value;

import dev.featurestore.terraform.schema.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Reads and writes values as Terraform and its providers exchange them ("Wire Format for Terraform Objects and Associated Values":
 * MessagePack). Sets are read as {@link Sets#of} makes them.
 */
public final class MessagePackValues {

    private static final int UNKNOWN = 0;
    /** Extension type of an unknown value with refinements, which a provider may ignore. */
    private static final int REFINED_UNKNOWN = 12;

    private MessagePackValues() {}

    /**
     * Reads a value of a type, unknown parts included.
     *
     * @throws ValueFormatException if the bytes are not such a value
     */
    public static Value read(ValueType type, byte[] bytes) {
        MessagePackReader in = new MessagePackReader(bytes);
        Value value = read(type, in);
        if (!in.atEnd()) {
            throw new ValueFormatException("unexpected bytes after the value");
        }
        return value;
    }

    /**
     * Writes a value.
     *
     * @throws ValueFormatException if it is not of the type; the message has the path
     */
    public static byte[] write(ValueType type, Value value) {
        MessagePackWriter out = new MessagePackWriter();
        write(type, value, out);
        return out.toByteArray();
    }

    private static Value read(ValueType type, MessagePackReader in) {
        if (in.nil()) {
            return new Value.Null();
        }
        if (in.extension(UNKNOWN, REFINED_UNKNOWN)) {
            return new Value.Unknown();
        }
        if (type instanceof ValueType.Primitive primitive) {
            return switch (primitive) {
                case STRING -> new Value.Text(in.string());
                case NUMBER -> new Value.Decimal(in.number());
                case BOOL -> new Value.Bool(in.bool());
            };
        }
        if (type instanceof ValueType.ListOf list) {
            return new Value.Sequence(elements(in.arrayHeader(), i -> list.element(), in));
        }
        if (type instanceof ValueType.SetOf set) {
            return Sets.of(elements(in.arrayHeader(), i -> set.element(), in));
        }
        if (type instanceof ValueType.TupleOf tuple) {
            int size = in.arrayHeader();
            Shapes.checkSize(tuple, size);
            return new Value.Sequence(elements(size, tuple.elements()::get, in));
        }
        if (type instanceof ValueType.Dynamic) {
            return dynamic(in);
        }
        SortedMap<String, Value> members = new TreeMap<>();
        for (int left = in.mapHeader(); left > 0; left--) {
            String name = in.string();
            members.put(name, Shapes.within(name, () -> read(Shapes.member(type, name), in)));
        }
        return Shapes.structure(type, members);
    }

    private static List<Value> elements(int size, IntFunction<ValueType> types, MessagePackReader in) {
        List<Value> elements = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ValueType element = types.apply(i);
            elements.add(Shapes.within("[" + i + "]", () -> read(element, in)));
        }
        return elements;
    }

    private static Value dynamic(MessagePackReader in) {
        if (in.arrayHeader() != 2) {
            throw new ValueFormatException("expected a type and a value");
        }
        return read(TypeConstraints.read(in.bytes()), in);
    }

    private static void write(ValueType type, Value value, MessagePackWriter out) {
        if (value instanceof Value.Null) {
            out.nil();
        } else if (value instanceof Value.Unknown) {
            out.extension(UNKNOWN);
        } else if (type instanceof ValueType.Dynamic) {
            ValueType own = Shapes.typeOf(value);
            out.arrayHeader(2);
            out.binary(TypeConstraints.write(own));
            write(own, value, out);
        } else if (value instanceof Value.Text text && type == ValueType.Primitive.STRING) {
            out.string(text.text());
        } else if (value instanceof Value.Decimal decimal && type == ValueType.Primitive.NUMBER) {
            out.number(decimal.number());
        } else if (value instanceof Value.Bool bool && type == ValueType.Primitive.BOOL) {
            out.bool(bool.bool());
        } else if (value instanceof Value.Sequence sequence && Shapes.isSequence(type)) {
            List<Value> elements = sequence.elements();
            Shapes.checkSize(type, elements.size());
            out.arrayHeader(elements.size());
            for (int i = 0; i < elements.size(); i++) {
                Value element = elements.get(i);
                ValueType elementType = Shapes.element(type, i);
                Shapes.within("[" + i + "]", () -> write(elementType, element, out));
            }
        } else if (value instanceof Value.Structure structure && Shapes.isStructure(type)) {
            Value.Structure whole = Shapes.structure(type, structure.elements());
            out.mapHeader(whole.elements().size());
            whole.elements().forEach((name, member) -> {
                out.string(name);
                Shapes.within(name, () -> write(Shapes.member(type, name), member, out));
            });
        } else {
            throw ValueFormatException.mismatch(Shapes.wording(type), value);
        }
    }
}
