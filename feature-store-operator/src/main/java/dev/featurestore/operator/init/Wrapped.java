package dev.featurestore.operator.init;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines, between words. */
final class Wrapped {
    private Wrapped() {}

    /**
     * The lines of a text.
     *
     * @param width characters of a line; a longer word has a line of its own
     */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.replace('\n', ' ').split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
