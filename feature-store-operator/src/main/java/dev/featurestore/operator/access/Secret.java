package dev.featurestore.operator.access;

import java.util.Objects;

/** A password or pass phrase, which is never shown. */
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = Objects.requireNonNull(value);
    }

    /** The value, to send it. */
    public String value() {
        return value;
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
