package dev.featurestore.terraform.syntax;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/**
 * Splits a file into tokens. Templates nest in expressions and expressions in templates, so the lexer keeps a stack of
 * the contexts that it is in.
 */
final class Lexer {

    private enum Mode {
        EXPRESSION,
        QUOTED,
        HEREDOC
    }

    /** A context of the lexer: the number of open braces in it, or the word that ends the heredoc. */
    private static final class Context {
        private final Mode mode;
        private final String heredocMarker;
        private int openBraces;
        private boolean atLineStart = true;

        Context(Mode mode, String heredocMarker) {
            this.mode = mode;
            this.heredocMarker = heredocMarker;
        }
    }

    private static final char ASCII = 0x7F;

    /** The first character that takes no column of its own; no surrogate comes before it either. */
    private static final char FIRST_COMBINING = 0x300;

    private final String file;
    private final String text;
    /** The text again: the loops below run before the JVM compiles anything, when each call counts. */
    private final char[] chars;
    /** Whether each character is one column wide, or ends a line. */
    private final boolean isAscii;

    private final Next newline = new Next('\n');
    private final Next dollar = new Next('$');
    private final Next percent = new Next('%');

    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Context> contexts = new ArrayDeque<>();
    private boolean commentsCanEnd = true;
    private boolean countsLines = true;
    private int offset;
    private int line = 1;
    private int column = 1;

    /** The next place of a character. {@code String.indexOf} is compiled from the start, a loop of our own is not. */
    private final class Next {
        private final char wanted;
        private int at = -1;

        Next(char wanted) {
            this.wanted = wanted;
        }

        /** Its first place from an offset on, which never goes back; otherwise the end of the text. */
        int from(int start) {
            if (at < start) {
                int found = text.indexOf(wanted, start);
                at = found < 0 ? chars.length : found;
            }
            return at;
        }
    }

    private Lexer(String file, String text) {
        this.file = file;
        this.text = text;
        this.chars = text.toCharArray();
        // Not by the length in UTF-8: a byte that could not be decoded is a lone surrogate here, which takes one byte
        // there.
        this.isAscii = text.equals(new String(text.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII));
    }

    private Lexer(SourcePosition start, String text) {
        this(start.file(), text);
        this.line = start.line();
        this.column = start.column();
        this.countsLines = false;
    }

    /** The tokens of a file, without blanks and comments, with an end-of-file token at the end. */
    static List<Token> tokens(String file, String text) throws HclSyntaxException {
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return new Lexer(file, body).run();
    }

    /**
     * The tokens of an expression in a string of a JSON file.
     *
     * @param start the place of the string's first character; all tokens are in this line
     * @param text the string's value
     */
    static List<Token> inString(SourcePosition start, String text) throws HclSyntaxException {
        return new Lexer(start, text).run();
    }

    /** The tokens of a template in a string of a JSON file, as {@link #inString}. */
    static List<Token> templateInString(SourcePosition start, String text) throws HclSyntaxException {
        Lexer lexer = new Lexer(start, text);
        // As a heredoc: without escapes by backslashes. No line is like the marker.
        lexer.add(TokenKind.OPEN_HEREDOC, 0);
        lexer.contexts.push(new Context(Mode.HEREDOC, "\n"));
        Context template = lexer.current();
        lexer.scan();
        if (template.equals(lexer.current())) {
            lexer.add(TokenKind.CLOSE_HEREDOC, text.length());
        }
        lexer.add(TokenKind.END_OF_FILE, text.length());
        return lexer.tokens;
    }

    private List<Token> run() throws HclSyntaxException {
        contexts.push(new Context(Mode.EXPRESSION, ""));
        scan();
        add(TokenKind.END_OF_FILE, offset);
        return tokens;
    }

    private void scan() throws HclSyntaxException {
        while (offset < chars.length) {
            Context context = current();
            switch (context.mode) {
                case EXPRESSION -> scanExpression(context);
                case QUOTED -> scanQuoted();
                case HEREDOC -> scanHeredoc(context);
            }
        }
    }

    private Context current() {
        return Objects.requireNonNull(contexts.peek());
    }

    private void scanExpression(Context context) throws HclSyntaxException {
        char c = chars[offset];
        if (isBlank(c)) {
            skipBlanks();
        } else if (newlineLength(offset) > 0) {
            add(TokenKind.NEWLINE, offset + newlineLength(offset));
        } else if (c == '#' || (c == '/' && isAt(offset + 1, '/'))) {
            advanceTo(endOfLine(offset));
        } else if (isDigit(c)) {
            add(TokenKind.NUMBER, endOfNumber());
        } else if (isIdentifierStart(offset)) {
            add(TokenKind.IDENTIFIER, endOfIdentifier(offset));
        } else if (c == '"') {
            add(TokenKind.OPEN_QUOTE, offset + 1);
            contexts.push(new Context(Mode.QUOTED, ""));
        } else if (!skipsComment() && !opensHeredoc()) {
            scanPunctuation(context);
        }
    }

    private void skipBlanks() {
        int start = offset;
        while (offset < chars.length && isBlank(chars[offset])) {
            offset++;
        }
        column += offset - start;
    }

    private boolean skipsComment() {
        if (!commentsCanEnd || chars[offset] != '/' || !isAt(offset + 1, '*')) {
            return false;
        }
        int end = text.indexOf("*/", offset + 2);
        if (end < 0) {
            // As in Terraform, a comment without an end is not a comment. Searched once, to stay linear.
            commentsCanEnd = false;
            return false;
        }
        advanceTo(end + 2);
        return true;
    }

    private boolean opensHeredoc() {
        if (chars[offset] != '<' || !isAt(offset + 1, '<')) {
            return false;
        }
        boolean flush = isAt(offset + 2, '-');
        int start = offset + (flush ? 3 : 2);
        if (start >= chars.length || !isIdentifierStart(start)) {
            return false;
        }
        int end = endOfIdentifier(start);
        int newline = end < chars.length ? newlineLength(end) : 0;
        if (newline == 0) {
            return false;
        }
        String marker = text.substring(start, end);
        add(flush ? TokenKind.OPEN_FLUSH_HEREDOC : TokenKind.OPEN_HEREDOC, end + newline);
        contexts.push(new Context(Mode.HEREDOC, marker));
        return true;
    }

    private void scanPunctuation(Context context) throws HclSyntaxException {
        boolean inSequence = contexts.size() > 1 && context.openBraces == 0;
        if (inSequence && chars[offset] == '~' && isAt(offset + 1, '}')) {
            add(TokenKind.SEQUENCE_END, offset + 2);
            contexts.pop();
            return;
        }
        if (inSequence && chars[offset] == '}') {
            add(TokenKind.SEQUENCE_END, offset + 1);
            contexts.pop();
            return;
        }
        Punctuation found = Punctuation.at(text, offset);
        if (found == null && SourceText.isUndecoded(chars, offset)) {
            throw SourceText.problem(here());
        }
        if (found == null) {
            throw InvalidCharacter.problem(here(), text.codePointAt(offset));
        }
        if (found.kind() == TokenKind.OPEN_BRACE) {
            context.openBraces++;
        } else if (found.kind() == TokenKind.CLOSE_BRACE) {
            context.openBraces--;
        }
        add(found.kind(), found.text());
    }

    private void scanQuoted() throws HclSyntaxException {
        if (chars[offset] == '"') {
            add(TokenKind.CLOSE_QUOTE, offset + 1);
            contexts.pop();
            return;
        }
        if (newlineLength(offset) > 0) {
            throw new HclSyntaxException(
                    here(),
                    "Invalid multi-line string",
                    "Quoted strings may not be split over multiple lines. To produce a multi-line string, either use"
                            + " the \\n escape to represent a newline character or use the \"heredoc\" multi-line"
                            + " template syntax.");
        }
        if (opensSequence()) {
            return;
        }
        int end = offset;
        while (end < chars.length && chars[end] != '"' && newlineLength(end) == 0 && !isSequence(end)) {
            if (SourceText.isUndecoded(chars, end)) {
                advanceTo(end);
                throw SourceText.problem(here());
            }
            if (chars[end] == '\\' && end + 1 < chars.length && newlineLength(end + 1) == 0) {
                end += 2;
            } else {
                end += literalLength(end);
            }
        }
        add(TokenKind.QUOTED_TEXT, end);
    }

    private void scanHeredoc(Context context) throws HclSyntaxException {
        if (context.atLineStart) {
            int end = endOfLine(offset);
            if (text.substring(offset, end).strip().equals(context.heredocMarker)) {
                add(TokenKind.CLOSE_HEREDOC, end);
                contexts.pop();
                return;
            }
            context.atLineStart = false;
        }
        if (opensSequence()) {
            return;
        }
        int end = isAscii ? plainEnd(offset) : offset;
        while (end < chars.length && !isSequence(end)) {
            if (SourceText.isUndecoded(chars, end)) {
                advanceTo(end);
                throw SourceText.problem(here());
            }
            if (chars[end] == '\n') {
                end++;
                context.atLineStart = true;
                break;
            }
            end += literalLength(end);
            if (isAscii) {
                end = plainEnd(end);
            }
        }
        add(TokenKind.HEREDOC_TEXT, end);
    }

    /** The end of characters without a meaning of their own in a heredoc. */
    private int plainEnd(int start) {
        return Math.min(newline.from(start), Math.min(dollar.from(start), percent.from(start)));
    }

    private boolean opensSequence() {
        if (!isSequence(offset)) {
            return false;
        }
        TokenKind kind = chars[offset] == '$' ? TokenKind.INTERPOLATION : TokenKind.DIRECTIVE;
        add(kind, offset + (isAt(offset + 2, '~') ? 3 : 2));
        contexts.push(new Context(Mode.EXPRESSION, ""));
        return true;
    }

    private boolean isSequence(int at) {
        return isSign(at) && isAt(at + 1, '{');
    }

    /** How many characters belong together as text: three for an escaped start of a sequence, otherwise one. */
    private int literalLength(int at) {
        return isSign(at) && isAt(at + 1, chars[at]) && isAt(at + 2, '{') ? 3 : 1;
    }

    private boolean isSign(int at) {
        return chars[at] == '$' || chars[at] == '%';
    }

    private boolean isAt(int at, char wanted) {
        return at < chars.length && chars[at] == wanted;
    }

    private int newlineLength(int at) {
        if (chars[at] == '\n') {
            return 1;
        }
        return chars[at] == '\r' && isAt(at + 1, '\n') ? 2 : 0;
    }

    private int endOfLine(int at) {
        int newline = text.indexOf('\n', at);
        if (newline < 0) {
            return chars.length;
        }
        return newline > at && chars[newline - 1] == '\r' ? newline - 1 : newline;
    }

    private int endOfNumber() {
        int end = offset;
        while (end < chars.length) {
            char c = chars[end];
            if (isDigit(c) || c == '.') {
                end++;
            } else if ((c == 'e' || c == 'E') && exponentLength(end) > 0) {
                end += exponentLength(end);
            } else {
                break;
            }
        }
        while (chars[end - 1] == '.') {
            end--;
        }
        return end;
    }

    private int exponentLength(int at) {
        int digit = at + 1;
        if (digit < chars.length && (chars[digit] == '+' || chars[digit] == '-')) {
            digit++;
        }
        return digit < chars.length && isDigit(chars[digit]) ? digit + 1 - at : 0;
    }

    private int endOfIdentifier(int start) {
        int end = start;
        while (end < chars.length) {
            if (isWordOfAscii(chars[end])) {
                end++;
                continue;
            }
            int c = text.codePointAt(end);
            if (!Character.isUnicodeIdentifierPart(c) || Character.isIdentifierIgnorable(c)) {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    private boolean isIdentifierStart(int at) {
        char c = chars[at];
        return isLetterOfAscii(c)
                || c == '_'
                || (c > ASCII && Character.isUnicodeIdentifierStart(text.codePointAt(at)));
    }

    private static boolean isWordOfAscii(char c) {
        return isLetterOfAscii(c) || isDigit(c) || c == '_' || c == '-';
    }

    private static boolean isLetterOfAscii(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private SourcePosition here() {
        return new SourcePosition(file, line, column);
    }

    private void add(TokenKind kind, int end) {
        add(kind, text.substring(offset, end));
    }

    private void add(TokenKind kind, String word) {
        int end = offset + word.length();
        tokens.add(new Token(kind, word, new SourceSpan(text, offset, end, here())));
        advanceTo(end);
    }

    private void advanceTo(int end) {
        if (isAscii) {
            advanceToAscii(end);
        } else {
            advanceToAny(end);
        }
    }

    private void advanceToAscii(int end) {
        int start = offset;
        while (countsLines && newline.from(start) < end) {
            start = newline.from(start) + 1;
            line++;
            column = 1;
        }
        column += end - start;
        offset = end;
    }

    private void advanceToAny(int end) {
        for (; offset < end; offset++) {
            char c = chars[offset];
            if (c == '\n' && countsLines) {
                line++;
                column = 1;
            } else if (c < FIRST_COMBINING) {
                column++;
            } else if (!Character.isLowSurrogate(c) && Character.getType(c) != Character.NON_SPACING_MARK) {
                column++;
            }
        }
    }
}
