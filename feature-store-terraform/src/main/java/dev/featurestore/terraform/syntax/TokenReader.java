package dev.featurestore.terraform.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/**
 * Hands out the tokens of a file one by one; newlines count only where the parser says so. Also bounds how deep the
 * parser may nest, so that no file overflows the stack.
 */
final class TokenReader {

    /** Deeper than any real configuration, and far from what a thread's stack can take. */
    private static final int MAXIMUM_DEPTH = 200;

    private final List<Token> tokens;
    private final Deque<Boolean> newlinesCount = new ArrayDeque<>();
    private int next;
    private int depth;

    /** @param tokens the tokens of a file, the last one being its end */
    TokenReader(List<Token> tokens) {
        this.tokens = tokens;
        newlinesCount.push(true);
    }

    /** The next token, which stays the next one. */
    Token peek() {
        return tokens.get(nextIndex());
    }

    /** The next token, after which the one behind it is the next; the end of the file stays for ever. */
    Token read() {
        int index = nextIndex();
        next = Math.min(index + 1, tokens.size() - 1);
        return tokens.get(index);
    }

    /** Whether the next tokens are of these kinds, one directly behind the other. */
    boolean follow(TokenKind... kinds) {
        int index = nextIndex();
        for (TokenKind kind : kinds) {
            if (index == tokens.size() || !tokens.get(index).is(kind)) {
                return false;
            }
            index++;
        }
        return true;
    }

    /** Takes the next token away if it is of that kind. */
    boolean skip(TokenKind kind) {
        boolean found = peek().is(kind);
        if (found) {
            read();
        }
        return found;
    }

    /** From now on, and until {@link #restoreNewlines}, newlines are tokens, or are passed over. */
    void countNewlines(boolean count) {
        newlinesCount.push(count);
    }

    /** Takes back the last {@link #countNewlines}. */
    void restoreNewlines() {
        newlinesCount.pop();
    }

    /** Goes one level deeper; {@link #leave} comes back. */
    void enter() throws HclSyntaxException {
        if (++depth > MAXIMUM_DEPTH) {
            throw new HclSyntaxException(
                    peek().position(),
                    "Configuration nested too deeply",
                    "Expressions and blocks are read to a depth of " + MAXIMUM_DEPTH
                            + ". Use local values to split this expression into smaller ones.");
        }
    }

    void leave() {
        depth--;
    }

    private int nextIndex() {
        int index = next;
        if (!Objects.requireNonNull(newlinesCount.peek())) {
            while (tokens.get(index).is(TokenKind.NEWLINE)) {
                index++;
            }
            next = index;
        }
        return index;
    }
}
