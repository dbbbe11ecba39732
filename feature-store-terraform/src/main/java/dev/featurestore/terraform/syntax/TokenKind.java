package dev.featurestore.terraform.syntax;

/** Kinds of words that HCL's native syntax is made of. */
enum TokenKind {
    END_OF_FILE,
    NEWLINE,
    IDENTIFIER,
    NUMBER,
    OPEN_QUOTE,
    CLOSE_QUOTE,
    QUOTED_TEXT,
    OPEN_HEREDOC,
    OPEN_FLUSH_HEREDOC,
    CLOSE_HEREDOC,
    HEREDOC_TEXT,
    INTERPOLATION,
    DIRECTIVE,
    SEQUENCE_END,
    OPEN_BRACE,
    CLOSE_BRACE,
    OPEN_BRACKET,
    CLOSE_BRACKET,
    OPEN_PARENTHESIS,
    CLOSE_PARENTHESIS,
    EQUAL,
    ARROW,
    COLON,
    COMMA,
    DOT,
    ELLIPSIS,
    QUESTION,
    OPERATOR
}
