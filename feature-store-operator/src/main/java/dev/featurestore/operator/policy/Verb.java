package dev.featurestore.operator.policy;

import java.util.Locale;
import java.util.Optional;

/** What a statement lets somebody do, each more than the one before. Source: "Verbs" in OCI's documentation. */
public enum Verb {
    INSPECT,
    READ,
    USE,
    MANAGE;

    /** The one of this name, in any case; nothing if there is none. */
    static Optional<Verb> named(String name) {
        for (Verb verb : values()) {
            if (verb.name().equalsIgnoreCase(name)) {
                return Optional.of(verb);
            }
        }
        return Optional.empty();
    }

    /** Whether whoever may do this may do the other. */
    boolean covers(Verb other) {
        return compareTo(other) >= 0;
    }

    /** As it stands in a statement. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
