package dev.featurestore.terraform.syntax;

import java.util.ArrayList;
import java.util.List;

/** Parses {@code for} expressions, and the head that they share with the {@code for} directive. */
final class ForParser {

    private static final String SUMMARY = "Invalid 'for' expression";

    private final TokenReader tokens;
    private final ExpressionParser expressions;

    ForParser(TokenReader tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    /**
     * Parses from {@code for} to the closing bracket or brace; newlines must not count.
     *
     * @param open the opening one
     * @param closing what closes it: a bracket for a tuple, a brace for an object
     */
    Expression.For parse(Token open, TokenKind closing) throws HclSyntaxException {
        tokens.read();
        List<String> names = new ArrayList<>();
        names.add(name("For expression requires variable name after 'for'."));
        if (tokens.skip(TokenKind.COMMA)) {
            names.add(name("For expression requires value variable name after comma."));
        }
        if (!tokens.peek().isKeyword("in")) {
            throw problem("For expression requires the 'in' keyword after its name declarations.");
        }
        tokens.read();
        Expression collection = expressions.parse();
        if (!tokens.skip(TokenKind.COLON)) {
            throw problem("For expression requires a colon after the collection expression.");
        }
        List<Expression> body = body(closing == TokenKind.CLOSE_BRACE);
        Token close = tokens.peek();
        if (!close.is(closing)) {
            throw problem("Extra characters after the end of the 'for' expression.");
        }
        tokens.read();
        return new Expression.For(open.span().to(close.span()), names, collection, body);
    }

    private List<Expression> body(boolean object) throws HclSyntaxException {
        List<Expression> body = new ArrayList<>();
        Expression first = expressions.parse();
        body.add(first);
        if (tokens.skip(TokenKind.ARROW)) {
            body.add(expressions.parse());
            if (!object) {
                throw problem(first, "Key expression is not valid when building a tuple.");
            }
        } else if (object) {
            throw problem(first, "Key expression is required when building an object.");
        }
        if (tokens.peek().is(TokenKind.ELLIPSIS)) {
            if (!object) {
                throw problem("Grouping ellipsis (...) cannot be used when building a tuple.");
            }
            tokens.read();
        }
        if (tokens.peek().isKeyword("if")) {
            tokens.read();
            body.add(expressions.parse());
        }
        return body;
    }

    private String name(String problem) throws HclSyntaxException {
        if (!tokens.peek().is(TokenKind.IDENTIFIER)) {
            throw problem(problem);
        }
        return tokens.read().text();
    }

    private HclSyntaxException problem(String detail) {
        return ExpressionParser.problem(tokens.peek(), SUMMARY, detail);
    }

    private static HclSyntaxException problem(Expression at, String detail) {
        return new HclSyntaxException(at.position(), SUMMARY, detail);
    }
}
