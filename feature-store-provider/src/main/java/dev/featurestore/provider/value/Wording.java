package dev.featurestore.provider.value;

/** Names of kinds of values for messages; the values themselves may be secret. */
final class Wording {

    private Wording() {}

    static String of(Value value) {
        if (value instanceof Value.Text) {
            return "a string";
        }
        if (value instanceof Value.Decimal) {
            return "a number";
        }
        if (value instanceof Value.Bool) {
            return "a bool";
        }
        if (value instanceof Value.Sequence) {
            return "a list";
        }
        if (value instanceof Value.Structure) {
            return "an object";
        }
        return value instanceof Value.Null ? "null" : "a value that is not known yet";
    }
}
