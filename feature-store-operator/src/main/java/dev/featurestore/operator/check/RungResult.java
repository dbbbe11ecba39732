package dev.featurestore.operator.check;

import java.util.Optional;

/**
 * What came of a rung.
 *
 * @param rung what was looked at
 * @param seen what was asked and what came back, in a few words
 * @param trouble what is wrong, if something is
 */
public record RungResult(Rung rung, String seen, Optional<Trouble> trouble) {

    /**
     * What is wrong.
     *
     * @param hop where the way to the store breaks, such as {@code DNS} or {@code authoriser}
     * @param what what that means, one sentence without its full stop
     * @param mend what to do next, likewise
     */
    public record Trouble(String hop, String what, String mend) {}

    /** Whether all was well. */
    public boolean passed() {
        return trouble.isEmpty();
    }
}
