package dev.featurestore.operator.init;

import java.util.Optional;

/** A terminal to ask questions at. */
public interface Terminal {
    /** Shows a line. */
    void show(String line);

    /**
     * Asks a question and waits for the answer.
     *
     * @param prompt text before the answer, on the same line
     * @return the answer, possibly blank; empty at the end of the input
     */
    Optional<String> ask(String prompt);

    /** Like {@link #ask}, without an echo of the input. */
    Optional<String> askSecret(String prompt);
}
