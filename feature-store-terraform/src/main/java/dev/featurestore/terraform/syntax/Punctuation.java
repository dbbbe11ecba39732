package dev.featurestore.terraform.syntax;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Signs and what they are; longer ones come first. */
record Punctuation(String text, TokenKind kind) {

    private static final List<Punctuation> ALL = List.of(
            new Punctuation("...", TokenKind.ELLIPSIS),
            new Punctuation("&&", TokenKind.OPERATOR),
            new Punctuation("||", TokenKind.OPERATOR),
            new Punctuation("==", TokenKind.OPERATOR),
            new Punctuation("!=", TokenKind.OPERATOR),
            new Punctuation("<=", TokenKind.OPERATOR),
            new Punctuation(">=", TokenKind.OPERATOR),
            new Punctuation("=>", TokenKind.ARROW),
            new Punctuation("<", TokenKind.OPERATOR),
            new Punctuation(">", TokenKind.OPERATOR),
            new Punctuation("+", TokenKind.OPERATOR),
            new Punctuation("-", TokenKind.OPERATOR),
            new Punctuation("*", TokenKind.OPERATOR),
            new Punctuation("/", TokenKind.OPERATOR),
            new Punctuation("%", TokenKind.OPERATOR),
            new Punctuation("!", TokenKind.OPERATOR),
            new Punctuation("{", TokenKind.OPEN_BRACE),
            new Punctuation("}", TokenKind.CLOSE_BRACE),
            new Punctuation("[", TokenKind.OPEN_BRACKET),
            new Punctuation("]", TokenKind.CLOSE_BRACKET),
            new Punctuation("(", TokenKind.OPEN_PARENTHESIS),
            new Punctuation(")", TokenKind.CLOSE_PARENTHESIS),
            new Punctuation("=", TokenKind.EQUAL),
            new Punctuation(":", TokenKind.COLON),
            new Punctuation(",", TokenKind.COMMA),
            new Punctuation(".", TokenKind.DOT),
            new Punctuation("?", TokenKind.QUESTION));

    private static final Map<Character, List<Punctuation>> BY_FIRST =
            ALL.stream().collect(Collectors.groupingBy(sign -> sign.text.charAt(0)));

    static @Nullable Punctuation at(String text, int offset) {
        for (Punctuation candidate : BY_FIRST.getOrDefault(text.charAt(offset), List.of())) {
            if (text.startsWith(candidate.text, offset)) {
                return candidate;
            }
        }
        return null;
    }
}
