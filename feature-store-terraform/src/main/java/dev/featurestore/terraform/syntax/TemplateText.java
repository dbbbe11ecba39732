package dev.featurestore.terraform.syntax;

import java.util.ArrayList;
import java.util.List;

/** Turns the text of quoted strings and heredocs as written into the text that is meant. */
final class TemplateText {

    private TemplateText() {}

    /** Text of a heredoc, where only the starts of sequences can be escaped. */
    static String unescapeHeredoc(String text) {
        return text.replace("$${", "${").replace("%%{", "%{");
    }

    /** Text of a quoted string, with backslash escapes. */
    static String unescapeQuoted(Token token) throws HclSyntaxException {
        String text = token.text();
        if (text.indexOf('\\') < 0 && text.indexOf('{') < 0) {
            return text;
        }
        StringBuilder meant = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\') {
                i += escape(token, i, meant);
            } else if (text.startsWith("$${", i) || text.startsWith("%%{", i)) {
                meant.append(c).append('{');
                i += 3;
            } else {
                meant.append(c);
                i++;
            }
        }
        return meant.toString();
    }

    /** Appends what the escape at an offset means, and returns how long it is. */
    private static int escape(Token token, int at, StringBuilder meant) throws HclSyntaxException {
        String text = token.text();
        if (at + 1 == text.length()) {
            throw invalid(token, at, "A backslash must be followed by an escape sequence selector character.");
        }
        switch (text.charAt(at + 1)) {
            case 'n' -> meant.append('\n');
            case 'r' -> meant.append('\r');
            case 't' -> meant.append('\t');
            case '"' -> meant.append('"');
            case '\\' -> meant.append('\\');
            case 'u' -> {
                meant.append((char) codePoint(token, at, 4, "\\u", "four"));
                return 6;
            }
            case 'U' -> {
                meant.appendCodePoint(codePoint(token, at, 8, "\\U", "eight"));
                return 10;
            }
            default ->
                throw invalid(
                        token,
                        at,
                        "The symbol \"" + Character.toString(text.codePointAt(at + 1))
                                + "\" is not a valid escape sequence selector.");
        }
        return 2;
    }

    private static int codePoint(Token token, int at, int digits, String escape, String count)
            throws HclSyntaxException {
        int end = at + 2 + digits;
        String text = token.text();
        boolean valid = end <= text.length()
                && text.substring(at + 2, end).chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
        int codePoint = valid ? Integer.parseUnsignedInt(text.substring(at + 2, end), 16) : -1;
        if (!Character.isValidCodePoint(codePoint)) {
            throw invalid(
                    token,
                    at,
                    "The " + escape + " escape sequence must be followed by " + count + " hexadecimal digits.");
        }
        return codePoint;
    }

    private static HclSyntaxException invalid(Token token, int at, String detail) {
        SourcePosition start = token.position();
        int column = start.column() + token.text().codePointCount(0, at);
        return new HclSyntaxException(
                new SourcePosition(start.file(), start.line(), column), "Invalid escape sequence", detail);
    }

    /**
     * The parts of a heredoc opened with {@code <<-}, less the indentation that all its lines have. Lines of blanks only
     * do not count, as in Terraform.
     */
    static List<TemplatePart> withoutIndentation(List<TemplatePart> parts) {
        int smallest = Integer.MAX_VALUE;
        for (int i = 0; i < parts.size(); i++) {
            if (startsLine(parts, i) && !(parts.get(i) instanceof TemplatePart.End) && !isBlankLine(parts.get(i))) {
                smallest = Math.min(smallest, indentation(parts.get(i)));
            }
        }
        List<TemplatePart> result = new ArrayList<>(parts);
        for (int i = 0; i < parts.size(); i++) {
            if (startsLine(parts, i) && parts.get(i) instanceof TemplatePart.Text text && !isBlankLine(text)) {
                result.set(i, new TemplatePart.Text(text.span(), text.value().substring(smallest)));
            }
        }
        return result;
    }

    private static boolean startsLine(List<TemplatePart> parts, int index) {
        return index == 0
                || (parts.get(index - 1) instanceof TemplatePart.Text text
                        && text.value().endsWith("\n"));
    }

    private static boolean isBlankLine(TemplatePart part) {
        return part instanceof TemplatePart.Text text
                && text.value().isBlank()
                && text.value().endsWith("\n");
    }

    private static int indentation(TemplatePart part) {
        return part instanceof TemplatePart.Text text
                ? text.value().length() - text.value().stripLeading().length()
                : 0;
    }
}
