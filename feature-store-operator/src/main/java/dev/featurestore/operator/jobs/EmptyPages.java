package dev.featurestore.operator.jobs;

import java.util.Optional;

/**
 * Decides whether to read on after a page of a log. Resource Manager answers empty pages with a token, in the middle of
 * a log as well as at its end, where the token is for entries to come.
 */
final class EmptyPages {

    /** Maximum number of empty pages in a row before the end of a log that is complete. */
    static final int OF_A_COMPLETE_LOG = 3;

    private final int most;
    private int inARow;

    /** @param most number of empty pages in a row that count as the end */
    EmptyPages(int most) {
        this.most = most;
    }

    /**
     * Whether further entries may be there now.
     *
     * @param empty whether the page has no entries
     * @param page the token of the page
     * @param next the token for the next page
     */
    boolean readOn(boolean empty, Optional<String> page, Optional<String> next) {
        inARow = empty ? inARow + 1 : 0;
        return next.isPresent() && !next.equals(page) && inARow < most;
    }
}
