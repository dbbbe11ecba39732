package dev.featurestore.operator.policy;

import java.util.Locale;
import java.util.Optional;

/** The verb of a statement; each includes those before it. Source: "Verbs" in OCI's documentation. */
public enum Verb {
    INSPECT,
    READ,
    USE,
    MANAGE;

    /** The verb of a name, not case-sensitive; empty if it is unknown. */
    static Optional<Verb> named(String name) {
        for (Verb verb : values()) {
            if (verb.name().equalsIgnoreCase(name)) {
                return Optional.of(verb);
            }
        }
        return Optional.empty();
    }

    /** Whether this verb includes the other one. */
    boolean covers(Verb other) {
        return compareTo(other) >= 0;
    }

    /** Its spelling in a statement. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
