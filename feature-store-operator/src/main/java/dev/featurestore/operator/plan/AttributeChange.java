package dev.featurestore.operator.plan;

import dev.featurestore.operator.words.LineWidth;

/**
 * A value that changes, or that causes the replacement of its resource.
 *
 * @param path its path in the resource, such as {@code shape_config[0].ocpus}
 * @param before the old value, in one line; masked if it is sensitive
 * @param after the new value, likewise
 * @param known whether the new value is known before the apply
 */
public record AttributeChange(String path, String before, String after, boolean known) {

    private static final String ARROW = " -> ";

    /** Minimum room for both values in a line. */
    private static final int LEAST = 24;

    /** The path and both values; one if they are shown the same. */
    public String text() {
        return path + ": " + (before.equals(after) ? before : before + ARROW + after);
    }

    /**
     * As {@link #text}, with both values cut to a line.
     *
     * @param prefix starts the line
     */
    public String line(String prefix, LineWidth width) {
        String start = prefix + path + ": ";
        if (before.equals(after)) {
            return width.cut(start + before);
        }
        String left = before;
        String right = after;
        int room = Math.max(LEAST, width.columns() - start.length() - ARROW.length());
        if (left.length() + right.length() > room) {
            int half = room / 2;
            left = width.withColumns(right.length() < half ? room - right.length() : half)
                    .cut(left);
            right = width.withColumns(room - left.length()).cut(right);
        }
        return start + left + ARROW + right;
    }
}
