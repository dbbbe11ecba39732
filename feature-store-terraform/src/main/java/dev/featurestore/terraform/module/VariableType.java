package dev.featurestore.terraform.module;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A variable's type constraint; {@code toString} writes it in Terraform's syntax. */
public sealed interface VariableType {

    /** {@code any}: whatever is given; also where a variable has no type. */
    record AnyType() implements VariableType {
        @Override
        public String toString() {
            return "any";
        }
    }

    /** {@code string}. */
    record StringType() implements VariableType {
        @Override
        public String toString() {
            return "string";
        }
    }

    /** {@code number}. */
    record NumberType() implements VariableType {
        @Override
        public String toString() {
            return "number";
        }
    }

    /** {@code bool}. */
    record BoolType() implements VariableType {
        @Override
        public String toString() {
            return "bool";
        }
    }

    /** {@code list(element)}. */
    record ListType(VariableType element) implements VariableType {
        @Override
        public String toString() {
            return "list(" + element + ")";
        }
    }

    /** {@code set(element)}. */
    record SetType(VariableType element) implements VariableType {
        @Override
        public String toString() {
            return "set(" + element + ")";
        }
    }

    /** {@code map(element)}. */
    record MapType(VariableType element) implements VariableType {
        @Override
        public String toString() {
            return "map(" + element + ")";
        }
    }

    /**
     * <code>object({…})</code>.
     *
     * @param attributes by name, in the order of the text
     */
    record ObjectType(Map<String, ObjectAttribute> attributes) implements VariableType {
        public ObjectType {
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        }

        @Override
        public String toString() {
            return attributes.entrySet().stream()
                    .map(attribute -> attribute.getKey() + "=" + attribute.getValue())
                    .collect(Collectors.joining(",", "object({", "})"));
        }
    }

    /** {@code tuple([…])}. */
    record TupleType(List<VariableType> elements) implements VariableType {
        public TupleType {
            elements = List.copyOf(elements);
        }

        @Override
        public String toString() {
            return elements.stream().map(VariableType::toString).collect(Collectors.joining(",", "tuple([", "])"));
        }
    }

    /**
     * An attribute of an {@link ObjectType}.
     *
     * @param optional whether it may be left out
     */
    record ObjectAttribute(VariableType type, boolean optional) {
        @Override
        public String toString() {
            return optional ? "optional(" + type + ")" : type.toString();
        }
    }
}
