package dev.featurestore.terraform.syntax;

import java.util.ArrayList;
import java.util.List;

/** Parses what may follow a term: attributes, indexes and splats. */
final class TraversalParser {

    private final TokenReader tokens;
    private final ExpressionParser expressions;

    TraversalParser(TokenReader tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    /** The term with everything that follows it. */
    Expression follow(Expression term) throws HclSyntaxException {
        Expression result = term instanceof Expression.Traversal name ? names(name) : term;
        while (true) {
            if (tokens.peek().is(TokenKind.DOT)) {
                tokens.read();
                result = tokens.peek().isOperator("*") ? attributeSplat(result) : attribute(result);
            } else if (tokens.peek().is(TokenKind.OPEN_BRACKET)) {
                tokens.read();
                if (tokens.peek().isOperator("*")) {
                    return fullSplat(result);
                }
                result = index(result);
            } else {
                return result;
            }
        }
    }

    /** Takes the attributes behind a name into the name, as far as they are plain. */
    private Expression names(Expression.Traversal name) throws HclSyntaxException {
        List<String> attributes = new ArrayList<>();
        SourceSpan span = name.span();
        while (tokens.peek().is(TokenKind.DOT)) {
            tokens.read();
            Token attribute = tokens.peek();
            if (!attribute.is(TokenKind.IDENTIFIER)) {
                Expression sofar = new Expression.Traversal(span, name.root(), attributes);
                return attribute.isOperator("*") ? attributeSplat(sofar) : attribute(sofar);
            }
            tokens.read();
            attributes.add(attribute.text());
            span = span.to(attribute.span());
        }
        return new Expression.Traversal(span, name.root(), attributes);
    }

    private Expression attribute(Expression from) throws HclSyntaxException {
        Token name = tokens.peek();
        if (name.is(TokenKind.IDENTIFIER)) {
            tokens.read();
            return new Expression.GetAttribute(from.span().to(name.span()), from, name.text());
        }
        if (name.is(TokenKind.NUMBER)) {
            tokens.read();
            if (name.text().contains(".")) {
                throw ExpressionParser.problem(
                        name,
                        "Invalid legacy index syntax",
                        "When using the legacy index syntax, chaining two indexes together is not permitted. Use the"
                                + " proper index syntax instead, like [0][1].");
            }
            return new Expression.Index(from.span().to(name.span()), from, ExpressionParser.number(name));
        }
        throw ExpressionParser.problem(name, "Invalid attribute name", "An attribute name is required after a dot.");
    }

    private Expression attributeSplat(Expression from) throws HclSyntaxException {
        Token star = tokens.read();
        Expression each = new Expression.SplatElement(star.span());
        while (tokens.peek().is(TokenKind.DOT)) {
            tokens.read();
            if (tokens.peek().isOperator("*")) {
                throw ExpressionParser.problem(
                        tokens.peek(),
                        "Nested splat expression not allowed",
                        "A splat expression (*) cannot be used inside another attribute-only splat expression.");
            }
            each = attribute(each);
        }
        return new Expression.Splat(from.span().to(each.span()), from, each);
    }

    /** Everything behind {@code [*]} is done to each element, so it belongs to the splat. */
    private Expression fullSplat(Expression from) throws HclSyntaxException {
        Token star = tokens.read();
        Token close = tokens.peek();
        if (!close.is(TokenKind.CLOSE_BRACKET)) {
            throw ExpressionParser.problem(
                    close,
                    "Missing close bracket on splat index",
                    "The star for a full splat operator must be immediately followed by a closing bracket (\"]\").");
        }
        tokens.read();
        tokens.enter();
        Expression each = follow(new Expression.SplatElement(star.span().to(close.span())));
        tokens.leave();
        return new Expression.Splat(from.span().to(each.span()), from, each);
    }

    private Expression index(Expression from) throws HclSyntaxException {
        tokens.countNewlines(false);
        Expression key = expressions.parse();
        Token close = tokens.peek();
        if (!close.is(TokenKind.CLOSE_BRACKET)) {
            throw ExpressionParser.problem(
                    close,
                    "Missing close bracket on index",
                    "The index operator must end with a closing bracket (\"]\").");
        }
        tokens.read();
        tokens.restoreNewlines();
        return new Expression.Index(from.span().to(close.span()), from, key);
    }
}
