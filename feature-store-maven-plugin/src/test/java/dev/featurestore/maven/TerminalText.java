package dev.featurestore.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stays on a terminal, from all that was written to it: {@code CSI A} and {@code CSI 2K} are followed (ECMA-48). */
final class TerminalText {

    private static final Pattern PART = Pattern.compile("\u001b\\[([0-9;?]*)([A-Za-z])|\n|[^\u001b\n]+|\u001b");

    private TerminalText() {}

    /** The lines, each as long as it was written. */
    static List<String> lines(String written) {
        List<String> lines = new ArrayList<>(List.of(""));
        int row = 0;
        Matcher part = PART.matcher(written);
        while (part.find()) {
            String text = part.group();
            if (text.equals("\n")) {
                row++;
                if (row == lines.size()) {
                    lines.add("");
                }
            } else if (part.group(2) == null) {
                lines.set(row, lines.get(row) + text);
            } else if (part.group(2).equals("A")) {
                row = Math.max(0, row - 1);
            } else if (part.group(2).equals("K")) {
                lines.set(row, "");
            }
        }
        return lines;
    }

    /** How many rows of a terminal lines take. */
    static int rows(List<String> lines, int columns) {
        return lines.stream()
                .mapToInt(line -> Math.max(1, (line.length() + columns - 1) / columns))
                .sum();
    }
}
