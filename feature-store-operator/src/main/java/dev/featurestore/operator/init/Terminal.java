package dev.featurestore.operator.init;

import java.util.Optional;

/** A person who answers. */
public interface Terminal {
    /** Shows a line. */
    void show(String line);

    /**
     * Asks, and waits for the answer.
     *
     * @param prompt stands before the answer, on its line
     * @return the answer, which may be blank; empty at the end of the input
     */
    Optional<String> ask(String prompt);

    /** As {@link #ask}, but what is typed does not appear. */
    Optional<String> askSecret(String prompt);
}
