package dev.featurestore.terraform.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signs and what they are; longer ones come first. */
record Punctuation(String text, TokenKind kind) {

    private static final int ASCII = 0x80;

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

    private static final List<List<Punctuation>> BY_FIRST = byFirst();

    private static List<List<Punctuation>> byFirst() {
        List<List<Punctuation>> byFirst = new ArrayList<>();
        for (int i = 0; i < ASCII; i++) {
            byFirst.add(new ArrayList<>());
        }
        ALL.forEach(sign -> byFirst.get(sign.text.charAt(0)).add(sign));
        return byFirst;
    }

    static @Nullable Punctuation at(String text, int offset) {
        char first = text.charAt(offset);
        if (first < ASCII) {
            for (Punctuation candidate : BY_FIRST.get(first)) {
                if (candidate.text.length() == 1 || text.startsWith(candidate.text, offset)) {
                    return candidate;
                }
            }
        }
        return null;
    }
}
