package dev.featurestore.provider.value;

import org.jspecify.annotations.Nullable;

/** A value that is not of the type that it should have, or bytes that are no value; the message says where in it. */
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

    /** The same, seen from one level further out. */
    ValueFormatException within(String step) {
        String separator = place.isEmpty() || place.startsWith("[") ? "" : ".";
        return new ValueFormatException(step + separator + place, problem, this);
    }
}
