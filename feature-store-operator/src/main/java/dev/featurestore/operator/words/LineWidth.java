package dev.featurestore.operator.words;

import java.util.ArrayList;
import java.util.List;

/**
 * The maximum width of a line. A longer line is cut in its middle, because addresses and OCIDs differ at their ends.
 *
 * @param columns maximum number of characters
 * @param ellipsis replaces the text that is cut out
 */
public record LineWidth(int columns, String ellipsis) {

    private static final String INDENT = "  ";

    /** The width in a log of 160 columns, without Maven's prefix. */
    public static final LineWidth LOG = new LineWidth(150, "…");

    /** No maximum. */
    public static final LineWidth UNLIMITED = new LineWidth(Integer.MAX_VALUE, "…");

    /** Whether no line is too long for it. */
    public boolean isUnlimited() {
        return columns == UNLIMITED.columns;
    }

    /** The same with another number of columns. */
    public LineWidth withColumns(int otherColumns) {
        return new LineWidth(Math.max(1, otherColumns), ellipsis);
    }

    /** The line, cut if it is longer. */
    public String cut(String line) {
        int length = line.codePointCount(0, line.length());
        if (length <= columns) {
            return line;
        }
        int kept = columns - ellipsis.length();
        if (kept < 2) {
            return line.substring(0, line.offsetByCodePoints(0, columns));
        }
        int tail = kept / 2;
        int head = kept - tail;
        return line.substring(0, line.offsetByCodePoints(0, head))
                + ellipsis
                + line.substring(line.offsetByCodePoints(0, length - tail));
    }

    /** The words of a sentence on as many lines as they need, those after the first indented. */
    public List<String> wrap(String sentence) {
        if (sentence.length() <= columns) {
            return List.of(sentence);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : sentence.split(" ", -1)) {
            if (line.length() > INDENT.length() && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString());
                line = new StringBuilder(INDENT).append(word);
            } else {
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /**
     * A line of which only the middle part is cut.
     *
     * @param part is cut to the room between before and after; if there is too little, the whole line is cut
     */
    public String cut(String before, String part, String after) {
        int room = columns - before.length() - after.length();
        return room < 8
                ? cut(before + part + after)
                : before + withColumns(room).cut(part) + after;
    }
}
