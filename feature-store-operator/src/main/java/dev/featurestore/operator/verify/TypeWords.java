package dev.featurestore.operator.verify;

import dev.featurestore.operator.yaml.YamlText;
import dev.featurestore.terraform.module.VariableType;

/** Names, hints and examples for the types of variables. */
final class TypeWords {
    /** Types that are written with more characters than this are cut to their first word. */
    private static final int LONGEST_NAME = 40;

    private static final VariableType ANY = new VariableType.AnyType();

    private TypeWords() {}

    static boolean isPrimitive(VariableType type) {
        return type instanceof VariableType.StringType
                || type instanceof VariableType.NumberType
                || type instanceof VariableType.BoolType;
    }

    static boolean isList(VariableType type) {
        return type instanceof VariableType.ListType
                || type instanceof VariableType.SetType
                || type instanceof VariableType.TupleType;
    }

    static boolean isMapping(VariableType type) {
        return type instanceof VariableType.MapType || type instanceof VariableType.ObjectType;
    }

    /** The type of an item of a list, set or tuple. */
    static VariableType element(VariableType type, int index) {
        if (type instanceof VariableType.ListType list) {
            return list.element();
        }
        if (type instanceof VariableType.SetType set) {
            return set.element();
        }
        boolean known = type instanceof VariableType.TupleType tuple
                && index < tuple.elements().size();
        return known ? ((VariableType.TupleType) type).elements().get(index) : ANY;
    }

    /** The type of the value of a key of a map or object. */
    static VariableType below(VariableType type, String key) {
        if (type instanceof VariableType.MapType map) {
            return map.element();
        }
        VariableType.ObjectAttribute attribute = type instanceof VariableType.ObjectType object
                ? object.attributes().get(key)
                : null;
        return attribute == null ? ANY : attribute.type();
    }

    /** The name of a value of the type in a message. */
    static String expectation(VariableType type) {
        if (type instanceof VariableType.StringType) {
            return "text (string)";
        }
        if (type instanceof VariableType.NumberType) {
            return "a number";
        }
        if (type instanceof VariableType.BoolType) {
            return "true or false (bool)";
        }
        if (type instanceof VariableType.AnyType) {
            return "a value";
        }
        return (isMapping(type) ? "a mapping (" : "a list (") + name(type) + ")";
    }

    /** The type as Terraform names it, in short. */
    static String name(VariableType type) {
        String name = type instanceof VariableType.ObjectType ? "object" : type.toString();
        return name.length() > LONGEST_NAME ? name.substring(0, name.indexOf('(')) : name;
    }

    /** The hint for a value of the type. */
    static String hint(VariableType type, String key) {
        if (type instanceof VariableType.StringType) {
            return "Write one value. Put text that starts with [ or { in quotes";
        }
        if (type instanceof VariableType.NumberType) {
            return "Write digits, as in \"" + (key.endsWith("]") ? "- " : key + ": ") + "5\"";
        }
        if (type instanceof VariableType.BoolType) {
            return "Write true or false";
        }
        return isMapping(type)
                ? "Write its keys on lines of their own, indented below it"
                : "Write each item on a line of its own that starts with \"- \"";
    }

    /** A short example of a value of the type. */
    static String example(VariableType type) {
        if (type instanceof VariableType.NumberType) {
            return "5";
        }
        if (type instanceof VariableType.BoolType) {
            return "true";
        }
        if (type instanceof VariableType.StringType || type instanceof VariableType.AnyType) {
            return YamlText.quoted("...");
        }
        return isMapping(type) ? "{...}" : "[...]";
    }
}
