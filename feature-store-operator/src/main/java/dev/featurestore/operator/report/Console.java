package dev.featurestore.operator.report;

import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.text.DebugLog;
import dev.featurestore.operator.text.OneLine;
import dev.featurestore.operator.words.LineWidth;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Where lines for a person go: Maven's log, or a container's standard output. A line for a person is shown as
 * {@link dev.featurestore.operator.text.OneLine} makes it, so that no text from outside can begin a line of its own.
 */
public interface Console extends DebugLog {
    /** A line that tells what happens. */
    void info(String line);

    /** A line that somebody should look at. */
    void warn(String line);

    /** A line that tells what is wrong. */
    void error(String line);

    @Override
    default void debug(Supplier<String> line) {}

    /** Room for a line of {@link #info}. Problems, hints and commands are never cut to it. */
    default LineWidth width() {
        return LineWidth.LOG;
    }

    /**
     * A line for a program: to standard output, by itself and exactly as it is. Who calls this has put text from outside
     * into the form that the program reads.
     */
    void verbatim(String line);

    /** A value from outside: exactly as it is where only a program reads it, and otherwise as one line. */
    default void value(String value) {
        verbatim(OneLine.of(value));
    }

    /** How goals are typed where these lines are read. */
    default Commands commands() {
        return Commands.plain();
    }

    /**
     * Shows a block of lines below all others, redrawn now and then until {@link #endLive}. Only a console at a terminal
     * does; others show nothing.
     *
     * @param block gives the lines, each in so many columns at most, with line feeds between them; called by another thread
     * @return whether it is shown
     */
    default boolean live(IntFunction<String> block) {
        return false;
    }

    /** Removes the block below all others, if there is one. */
    default void endLive() {}
}
