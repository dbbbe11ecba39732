package dev.featurestore.operator.report;

import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.text.DebugLog;
import dev.featurestore.operator.text.OneLine;
import dev.featurestore.operator.words.LineWidth;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Prints lines: to Maven's log, or to a container's standard output. A line for a person is escaped by
 * {@link dev.featurestore.operator.text.OneLine}, so that text from outside cannot start a line of its own.
 */
public interface Console extends DebugLog {
    /** Prints a line at the info level. */
    void info(String line);

    /** Prints a warning. */
    void warn(String line);

    /** Prints an error. */
    void error(String line);

    @Override
    default void debug(Supplier<String> line) {}

    /** Maximum width of a line of {@link #info}. Problems, hints and commands are never cut. */
    default LineWidth width() {
        return LineWidth.LOG;
    }

    /**
     * Prints a line for a program to standard output, without changes. The caller must have escaped text from outside for
     * the format of the program.
     */
    void verbatim(String line);

    /** Prints a value from outside: without changes if only a program reads it, and as one line otherwise. */
    default void value(String value) {
        verbatim(OneLine.of(value));
    }

    /** Formats commands for the reader of these lines. */
    default Commands commands() {
        return Commands.plain();
    }

    /**
     * Shows a block of lines below all others, and redraws it until {@link #endLive}. Only a console at a terminal supports
     * this.
     *
     * @param block returns the lines for a maximum number of columns, with line feeds between them; called by another thread
     * @return whether it is shown
     */
    default boolean live(IntFunction<String> block) {
        return false;
    }

    /** Removes the live block, if one is shown. */
    default void endLive() {}
}
