package dev.featurestore.provider.value;

/** A value that is not of the type that it should have, or bytes that are no value. */
public final class ValueFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ValueFormatException(String message) {
        super(message);
    }

    ValueFormatException(String message, Throwable cause) {
        super(message, cause);
    }

    static ValueFormatException mismatch(String expected, Value found) {
        return new ValueFormatException("expected " + expected + ", found " + Wording.of(found));
    }

    /** The same, seen from one level further out: an attribute's name or an element's number goes before. */
    ValueFormatException within(String step) {
        String message = String.valueOf(getMessage());
        return new ValueFormatException(step + (message.startsWith("expected") ? ": " : ".") + message, this);
    }
}
