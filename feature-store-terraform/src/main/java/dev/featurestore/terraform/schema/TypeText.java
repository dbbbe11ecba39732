package dev.featurestore.terraform.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads types as the table writes them: {@code list(object(name=string,port=number))}. Each text is read once. */
final class TypeText {

    private final Map<String, ValueType> known = new HashMap<>();
    private String text = "";
    private int at;

    ValueType read(String type) {
        ValueType before = known.get(type);
        if (before != null) {
            return before;
        }
        text = type;
        at = 0;
        ValueType read = type();
        if (at != text.length()) {
            throw new IllegalArgumentException("Invalid type '" + type + "': unexpected text after character " + at);
        }
        known.put(type, read);
        return read;
    }

    private ValueType type() {
        String word = word();
        return switch (word) {
            case "string" -> ValueType.Primitive.STRING;
            case "number" -> ValueType.Primitive.NUMBER;
            case "bool" -> ValueType.Primitive.BOOL;
            case "dynamic" -> new ValueType.Dynamic();
            case "list" -> new ValueType.ListOf(only());
            case "set" -> new ValueType.SetOf(only());
            case "map" -> new ValueType.MapOf(only());
            case "tuple" -> new ValueType.TupleOf(elements());
            case "object" -> new ValueType.ObjectOf(attributes());
            default -> throw new IllegalArgumentException("Invalid type '" + text + "': unknown word '" + word + "'");
        };
    }

    private ValueType only() {
        List<ValueType> elements = elements();
        if (elements.size() != 1) {
            throw new IllegalArgumentException("Invalid type '" + text + "': a collection must have one element type");
        }
        return elements.get(0);
    }

    private List<ValueType> elements() {
        List<ValueType> elements = new ArrayList<>();
        at++;
        while (!closed()) {
            elements.add(type());
        }
        return List.copyOf(elements);
    }

    private SortedMap<String, ValueType> attributes() {
        SortedMap<String, ValueType> attributes = new TreeMap<>();
        at++;
        while (!closed()) {
            String name = word();
            at++;
            attributes.put(name, type());
        }
        return attributes;
    }

    private boolean closed() {
        if (at >= text.length()) {
            throw new IllegalArgumentException("Invalid type '" + text + "': missing parenthesis");
        }
        char next = text.charAt(at);
        if (next == ')' || next == ',') {
            at++;
        }
        return next == ')';
    }

    private String word() {
        int from = at;
        while (at < text.length() && "(),=".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }
}
