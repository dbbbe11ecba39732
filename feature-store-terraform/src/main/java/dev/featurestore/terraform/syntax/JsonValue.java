package dev.featurestore.terraform.syntax;

import java.util.List;

/** A value of a file in JSON syntax, with its place. */
sealed interface JsonValue {

    /** Where the value is. */
    SourceSpan span();

    /** A string without its escapes. */
    record Text(SourceSpan span, String value) implements JsonValue {
        /** The place of the first character behind the quote. */
        SourcePosition start() {
            SourcePosition quote = span.position();
            return new SourcePosition(quote.file(), quote.line(), quote.column() + 1);
        }
    }

    /**
     * A number, a boolean or null.
     *
     * @param value as {@link Expression#literal} describes
     */
    record Scalar(SourceSpan span, Object value) implements JsonValue {}

    /** An array. */
    record Array(SourceSpan span, List<JsonValue> elements) implements JsonValue {
        public Array {
            elements = List.copyOf(elements);
        }
    }

    /** An object: its properties in the order of the text, in which a name may occur more than once. */
    record Properties(SourceSpan span, List<Property> all) implements JsonValue {
        public Properties {
            all = List.copyOf(all);
        }
    }

    /** A property of an object. */
    record Property(Text name, JsonValue value) {}

    /** What the value is, in messages. */
    default String kind() {
        if (this instanceof Text) {
            return "a string";
        }
        if (this instanceof Scalar scalar) {
            return scalar.value() instanceof Boolean
                    ? "a boolean"
                    : scalar.value() instanceof Expression.Null ? "null" : "a number";
        }
        return this instanceof Array ? "an array" : "an object";
    }
}
