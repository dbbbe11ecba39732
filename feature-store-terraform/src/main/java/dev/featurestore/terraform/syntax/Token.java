package dev.featurestore.terraform.syntax;

/**
 * A word of a file.
 *
 * @param kind what it is
 * @param text its characters; the marker line's of an opened heredoc
 * @param span where it is
 */
record Token(TokenKind kind, String text, SourceSpan span) {

    SourcePosition position() {
        return span.position();
    }

    boolean is(TokenKind other) {
        return kind == other;
    }

    boolean isOperator(String symbol) {
        return kind == TokenKind.OPERATOR && text.equals(symbol);
    }

    boolean isKeyword(String word) {
        return kind == TokenKind.IDENTIFIER && text.equals(word);
    }
}
