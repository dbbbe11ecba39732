package dev.featurestore.operator.text;

import java.util.function.Supplier;

/** Debug output: Maven's {@code -X}, and {@code --debug} of the container. A line never holds a secret. */
@FunctionalInterface
public interface DebugLog {

    /** Prints nothing. */
    DebugLog NONE = line -> {};

    /**
     * Prints a line if debug output is on.
     *
     * @param line makes the line; called only if it is printed
     */
    void debug(Supplier<String> line);

    /** Whether debug output is on. */
    default boolean isDebug() {
        return false;
    }
}
