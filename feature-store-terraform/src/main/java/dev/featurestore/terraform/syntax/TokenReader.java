package dev.featurestore.terraform.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Hands out the tokens of a file one by one; newlines count only where the parser says so. Also bounds how deep the
 * parser may nest, so that no file overflows the stack.
 */
final class TokenReader {

    /** Maximum depth: no real configuration nests deeper, and the thread's stack does not overflow. */
    private static final int MAXIMUM_DEPTH = 200;

    private final Token[] tokens;
    private final Deque<Boolean> outerNewlinesCount = new ArrayDeque<>();
    private boolean newlinesCount = true;
    private int next;
    private int depth;

    /** @param tokens the tokens of a file, the last one being its end */
    TokenReader(List<Token> tokens) {
        this.tokens = tokens.toArray(new Token[0]);
    }

    /** Returns the next token without moving on. */
    Token peek() {
        return tokens[nextIndex()];
    }

    /** Returns the next token and moves on to the one after it; the end of the file never passes. */
    Token read() {
        int index = nextIndex();
        next = Math.min(index + 1, tokens.length - 1);
        return tokens[index];
    }

    /** Whether the next tokens are of these kinds, one directly behind the other. */
    boolean follow(TokenKind... kinds) {
        int index = nextIndex();
        for (TokenKind kind : kinds) {
            if (index == tokens.length || !tokens[index].is(kind)) {
                return false;
            }
            index++;
        }
        return true;
    }

    /** Skips the next token if it is of that kind. */
    boolean skip(TokenKind kind) {
        boolean found = peek().is(kind);
        if (found) {
            read();
        }
        return found;
    }

    /** Returns newlines as tokens, or skips them, until {@link #restoreNewlines}. */
    void countNewlines(boolean count) {
        outerNewlinesCount.push(newlinesCount);
        newlinesCount = count;
    }

    /** Undoes the last {@link #countNewlines}. */
    void restoreNewlines() {
        newlinesCount = outerNewlinesCount.pop();
    }

    /** Enters a nested expression or block, up to {@link #leave}. */
    void enter() throws HclSyntaxException {
        if (++depth > MAXIMUM_DEPTH) {
            throw new HclSyntaxException(
                    peek().position(),
                    "Configuration nested too deeply",
                    "Expressions and blocks can be nested at most " + MAXIMUM_DEPTH
                            + " levels deep. Use local values to split this expression into smaller ones.");
        }
    }

    void leave() {
        depth--;
    }

    private int nextIndex() {
        int index = next;
        if (!newlinesCount) {
            while (tokens[index].is(TokenKind.NEWLINE)) {
                index++;
            }
            next = index;
        }
        return index;
    }
}
