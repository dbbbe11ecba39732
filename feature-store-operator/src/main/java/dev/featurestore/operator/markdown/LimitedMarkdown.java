package dev.featurestore.operator.markdown;

import dev.featurestore.operator.text.MarkdownText;
import dev.featurestore.operator.text.OneLine;
import dev.featurestore.operator.words.Count;
import java.util.ArrayList;
import java.util.List;

/**
 * Markdown of limited length: GitHub refuses comments of more than 65,536 characters ("Issue comments" of its REST API). What
 * does not fit is left out at the end of a block, and counted.
 */
final class LimitedMarkdown {

    /** Maximum length, in characters. */
    static final int LONGEST = 60_000;

    /** Kept for what ends the page, and for the markup around a block. */
    private static final int RESERVE = 1_500;

    /** A longer line is cut: a value may have the length of a whole file. */
    private static final int LONGEST_LINE = 1_000;

    private final StringBuilder text = new StringBuilder();
    private int left;

    /** Adds text of this program, in which text from outside is escaped already. */
    LimitedMarkdown add(String markdown) {
        text.append(markdown);
        return this;
    }

    /**
     * Adds a block of code, shown under a title only when a reader opens it.
     *
     * @param title text of this program
     * @param items the lines of each item; items that do not fit are left out
     */
    LimitedMarkdown details(String title, String language, List<List<String>> items) {
        if (items.isEmpty()) {
            return this;
        }
        List<String> lines = fitting(items);
        if (!lines.isEmpty()) {
            text.append("\n<details>\n<summary>").append(title).append("</summary>\n");
            text.append(MarkdownText.block(language, lines)).append("\n</details>\n");
        }
        return this;
    }

    /** Adds a block of code. */
    LimitedMarkdown block(String language, List<List<String>> items) {
        List<String> lines = fitting(items);
        if (!lines.isEmpty()) {
            text.append(MarkdownText.block(language, lines));
        }
        return this;
    }

    private List<String> fitting(List<List<String>> items) {
        int room = LONGEST - RESERVE - text.length();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            List<String> item = items.get(i).stream().map(LimitedMarkdown::cut).toList();
            room -= item.stream()
                    .mapToInt(line -> OneLine.of(line).length() + 1)
                    .sum();
            if (room < 0) {
                left += items.size() - i;
                break;
            }
            lines.addAll(item);
        }
        return lines;
    }

    private static String cut(String line) {
        return line.length() <= LONGEST_LINE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_LINE / 2)) + "…";
    }

    /**
     * The whole page.
     *
     * @param noun what was left out, in the singular
     * @param where the file that has all
     */
    String text(String noun, String where) {
        if (left > 0) {
            text.append("\n**")
                    .append(Count.of(left, noun))
                    .append(left == 1 ? " does" : " do")
                    .append(" not fit here.** See ")
                    .append(MarkdownText.code(where))
                    .append(".\n");
        }
        return text.toString();
    }
}
