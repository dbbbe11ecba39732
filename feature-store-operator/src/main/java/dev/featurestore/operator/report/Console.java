package dev.featurestore.operator.report;

import dev.featurestore.operator.hint.Commands;
import java.util.function.IntFunction;

/** Where lines for a person go: Maven's log, or a container's standard output. */
public interface Console {
    /** A line that tells what happens. */
    void info(String line);

    /** A line that somebody should look at. */
    void warn(String line);

    /** A line that tells what is wrong. */
    void error(String line);

    /** A line for a program: to standard output, by itself and exactly as it is. */
    void verbatim(String line);

    /** How goals are typed where these lines are read. */
    default Commands commands() {
        return Commands.plain();
    }

    /**
     * Shows a line below all others, which is drawn anew now and then until {@link #endLive}. Only a console at a terminal
     * does; others show nothing.
     *
     * @param line gives the line in so many columns at most; called by another thread
     * @return whether it is shown
     */
    default boolean live(IntFunction<String> line) {
        return false;
    }

    /** Takes the line below all others away, if there is one. */
    default void endLive() {}
}
