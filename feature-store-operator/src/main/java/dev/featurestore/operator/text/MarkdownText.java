package dev.featurestore.operator.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Escapes text from outside for Markdown of GitHub and GitLab. Such text is always code there, where neither markup nor mentions
 * ({@code @user}), references ({@code #1}) and links exist (CommonMark 0.31, "Code spans", "Fenced code blocks"; both sites leave
 * code out of their own extensions).
 */
public final class MarkdownText {

    /** Text that is the same in a code span, also within a table, whose cells end at a bar even there. */
    private static final Pattern SPAN = Pattern.compile("[^`|\\\\\\s](?:[^`|\\\\]*[^`|\\\\\\s])?");

    private MarkdownText() {}

    /** The text as code within a line. */
    public static String code(String text) {
        String line = OneLine.of(text);
        if (SPAN.matcher(line).matches()) {
            return "`" + line + "`";
        }
        StringBuilder escaped = new StringBuilder("<code>");
        line.codePoints().forEach(c -> {
            if (c < 128 && !Character.isLetterOrDigit(c) && c != ' ') {
                escaped.append("&#").append(c).append(';');
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.append("</code>").toString();
    }

    /** The text as code that links to a URL of this program, which has no character that Markdown reads. */
    public static String link(String text, String url) {
        return "[" + code(text) + "](" + url + ")";
    }

    /**
     * The lines as a block of code, which starts and ends with a line feed.
     *
     * @param language name of its highlighting, such as {@code diff}, or empty
     */
    public static String block(String language, List<String> lines) {
        List<String> shown = lines.stream().map(OneLine::of).toList();
        String fence = "`".repeat(Math.max(3, longestRun(shown) + 1));
        return "\n" + fence + language + "\n" + String.join("\n", shown) + "\n" + fence + "\n";
    }

    /** A fence must be longer than each row of backticks in its block. */
    private static int longestRun(List<String> lines) {
        int longest = 0;
        for (String line : lines) {
            int run = 0;
            for (int i = 0; i < line.length(); i++) {
                run = line.charAt(i) == '`' ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
        }
        return longest;
    }
}
