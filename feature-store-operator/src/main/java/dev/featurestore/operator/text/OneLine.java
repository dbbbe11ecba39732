package dev.featurestore.operator.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Escapes text for one line of a terminal or a CI log. Names, outputs, logs and responses come from outside: a line break in
 * them would start a line that looks like one of this program, an escape code would move the cursor, and a CI system runs
 * commands in a log.
 *
 * <p>A character that is not printed is escaped as in Java and JSON: {@code \n}, {@code \}{@code u001b}. Colors are
 * removed.
 */
public final class OneLine {

    /** ECMA-48, SGR: colors, which carry no text. */
    private static final Pattern COLOR = Pattern.compile("\u001b\\[[0-9;:]*m");

    /** Commands of TeamCity, Azure Pipelines and old runners of GitHub, anywhere in a line. */
    private static final Pattern COMMAND_ANYWHERE = Pattern.compile("##(?=[A-Za-z]*\\[)");

    /** Commands of GitHub Actions ("Workflow commands"), at the start of a line, after blanks. */
    private static final Pattern COMMAND_AT_START = Pattern.compile("^([\\s\\p{Z}]*):(?=:)");

    private OneLine() {}

    /** The text as one line. */
    public static String of(String text) {
        if (isOne(text)) {
            return text;
        }
        StringBuilder line = new StringBuilder(text.length() + 16);
        COLOR.matcher(text).replaceAll("").codePoints().forEach(c -> append(c, line));
        String shown = COMMAND_ANYWHERE.matcher(line).replaceAll(Matcher.quoteReplacement("\\u0023#"));
        return COMMAND_AT_START.matcher(shown).replaceFirst("$1" + Matcher.quoteReplacement("\\u003a"));
    }

    /** Whether the text needs no escapes. */
    public static boolean isOne(String text) {
        return isPrinted(text)
                && (!text.contains("##") || !COMMAND_ANYWHERE.matcher(text).find())
                && (!text.contains("::") || !COMMAND_AT_START.matcher(text).find());
    }

    private static boolean isPrinted(String text) {
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (isUnprinted(c)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a character controls a screen or is invisible: control characters except for the tab, line ends of Unicode,
     * controls of the writing direction, blanks without width, surrogates.
     */
    public static boolean isUnprinted(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> codePoint != '\t';
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static void append(int c, StringBuilder line) {
        if (!isUnprinted(c)) {
            line.appendCodePoint(c);
        } else if (c == '\n') {
            line.append("\\n");
        } else if (c == '\r') {
            line.append("\\r");
        } else {
            Character.toString(c).chars().forEach(unit -> line.append(escape((char) unit)));
        }
    }

    /** The character as Java and JSON write it. */
    public static String escape(char c) {
        return String.format("\\u%04x", (int) c);
    }
}
