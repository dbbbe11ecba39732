package dev.featurestore.operator.oci;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer of the service lacks a field or content that it must have. */
final class MissingField extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private MissingField(String name) {
        super(name);
    }

    /** The failure of an answer without this. */
    static MissingField of(String name) {
        return new MissingField(name);
    }

    /**
     * The value of a field.
     *
     * @throws MissingField if it has none
     */
    static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new MissingField(name);
        }
        return value;
    }

    /**
     * The value of a field.
     *
     * @throws MissingField if it has none
     */
    static <T> T required(Optional<T> value, String name) {
        return value.orElseThrow(() -> new MissingField(name));
    }

    /** The name of the field. */
    String field() {
        return String.valueOf(getMessage());
    }
}
