package dev.featurestore.emulator.featurestore;

import java.util.List;

/**
 * A field of a model, or a parameter of a query.
 *
 * @param name its name in JSON or in the query
 * @param type {@code str}, {@code bool}, {@code int}, {@code float}, {@code datetime}, {@code object}, a model,
 *     {@code list[TYPE]} or {@code dict(str,TYPE)}
 * @param required whether a request must have it, and an answer has a value for it
 * @param values the allowed values; empty if all are
 */
record ApiField(String name, String type, boolean required, List<String> values) {

    private static final String LIST = "list[";
    private static final String MAP = "dict(str,";

    ApiField {
        values = List.copyOf(values);
    }

    /** Whether a type is a list. */
    static boolean isList(String type) {
        return type.startsWith(LIST);
    }

    /** Whether a type is a map with strings as keys. */
    static boolean isMap(String type) {
        return type.startsWith(MAP);
    }

    /** The type of the elements of a list, or of the values of a map. */
    static String elements(String type) {
        return type.substring((isList(type) ? LIST : MAP).length(), type.length() - 1);
    }
}
