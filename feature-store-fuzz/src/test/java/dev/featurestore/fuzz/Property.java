package dev.featurestore.fuzz;

import java.util.function.Supplier;

/** Checks of fuzz tests. Cheaper than those of an assertion library: they run many thousand times per second. */
public final class Property {

    private Property() {}

    /**
     * Fails unless the property holds.
     *
     * @param description what is wrong, for the report
     */
    public static void require(boolean holds, Supplier<String> description) {
        if (!holds) {
            throw new AssertionError(description.get());
        }
    }

    /** Fails unless a place is in a text. */
    public static void requirePlace(String text, int line, int column) {
        require(isPlace(text, line, column), () -> "line " + line + ", column " + column + " is not in the text");
    }

    /** Whether a place is in a text. The column after the last character of a line is in it, too. */
    public static boolean isPlace(String text, int line, int column) {
        String[] lines = text.split("\n", -1);
        return line >= 1
                && line <= lines.length
                && column >= 1
                && column <= lines[line - 1].codePointCount(0, lines[line - 1].length()) + 1;
    }
}
