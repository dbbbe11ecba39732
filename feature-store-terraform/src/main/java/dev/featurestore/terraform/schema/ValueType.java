package dev.featurestore.terraform.schema;

import java.util.List;
import java.util.SortedMap;

/** A type constraint of Terraform's language, as providers declare it ("Terraform Plugin Protocol": Schema.Attribute). */
public sealed interface ValueType {

    /** A string, a number or a bool. */
    enum Primitive implements ValueType {
        STRING,
        NUMBER,
        BOOL
    }

    /** Any type; the value carries its own. */
    record Dynamic() implements ValueType {}

    /** Elements of one type in order. */
    record ListOf(ValueType element) implements ValueType {}

    /** Elements of one type, each once, without order. */
    record SetOf(ValueType element) implements ValueType {}

    /** Elements of one type by name. */
    record MapOf(ValueType element) implements ValueType {}

    /** Attributes by name, each with its own type; a value has all of them, also as null. */
    record ObjectOf(SortedMap<String, ValueType> attributes) implements ValueType {}

    /** A fixed number of elements, each with its own type. */
    record TupleOf(List<ValueType> elements) implements ValueType {}
}
