package dev.featurestore.provider.value;

import org.jspecify.annotations.Nullable;

/** A value that does not have the expected type, or bytes that are not a value; the message has the path in the value. */
public final class ValueFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String place;
    private final String problem;

    ValueFormatException(String problem) {
        this("", problem, null);
    }

    ValueFormatException(String problem, Throwable cause) {
        this("", problem, cause);
    }

    private ValueFormatException(String place, String problem, @Nullable Throwable cause) {
        super(place.isEmpty() ? problem : place + ": " + problem, cause);
        this.place = place;
        this.problem = problem;
    }

    static ValueFormatException mismatch(String expected, Value found) {
        return new ValueFormatException("expected " + expected + ", found " + Wording.of(found));
    }

    /** Returns the failure with one more step in front of its path. */
    ValueFormatException within(String step) {
        String separator = place.isEmpty() || place.startsWith("[") ? "" : ".";
        return new ValueFormatException(step + separator + place, problem, this);
    }
}
