package dev.featurestore.terraform.syntax;

import static dev.featurestore.terraform.syntax.TokenKind.CLOSE_BRACE;
import static dev.featurestore.terraform.syntax.TokenKind.CLOSE_BRACKET;
import static dev.featurestore.terraform.syntax.TokenKind.CLOSE_PARENTHESIS;
import static dev.featurestore.terraform.syntax.TokenKind.COLON;
import static dev.featurestore.terraform.syntax.TokenKind.COMMA;
import static dev.featurestore.terraform.syntax.TokenKind.ELLIPSIS;
import static dev.featurestore.terraform.syntax.TokenKind.END_OF_FILE;
import static dev.featurestore.terraform.syntax.TokenKind.IDENTIFIER;
import static dev.featurestore.terraform.syntax.TokenKind.NEWLINE;
import static dev.featurestore.terraform.syntax.TokenKind.OPEN_PARENTHESIS;
import static dev.featurestore.terraform.syntax.TokenKind.QUESTION;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parses expressions: operators, literals, calls, collections. */
final class ExpressionParser {

    /** Maximum length of a number: the time to read it grows with the square of its length. */
    private static final int LONGEST_NUMBER = 10_000;

    /** Binary operators by how tight they bind, the loosest first. */
    private static final List<Set<String>> PRECEDENCE = List.of(
            Set.of("||"),
            Set.of("&&"),
            Set.of("==", "!="),
            Set.of("<", ">", "<=", ">="),
            Set.of("+", "-"),
            Set.of("*", "/", "%"));

    private final TokenReader tokens;
    private final TemplateParser templates;
    private final TraversalParser traversals;
    private final ForParser loops;

    ExpressionParser(TokenReader tokens) {
        this.tokens = tokens;
        this.templates = new TemplateParser(tokens, this);
        this.traversals = new TraversalParser(tokens, this);
        this.loops = new ForParser(tokens, this);
    }

    /**
     * Parses a string of a file in JSON syntax that is an expression.
     *
     * @param start the place of the string's first character
     */
    static Expression whole(SourcePosition start, String text) throws HclSyntaxException {
        TokenReader tokens = new TokenReader(Lexer.inString(start, text));
        Expression expression = new ExpressionParser(tokens).parse();
        if (!tokens.peek().is(TokenKind.END_OF_FILE)) {
            throw problem(
                    tokens.peek(),
                    "Extra characters after expression",
                    "An expression was successfully parsed, but extra characters were found after it.");
        }
        return expression;
    }

    /**
     * Parses a string of a file in JSON syntax that is a template.
     *
     * @param start the place of the string's first character
     */
    static Expression template(SourcePosition start, String text) throws HclSyntaxException {
        return new ExpressionParser(new TokenReader(Lexer.templateInString(start, text))).templates.parse();
    }

    Expression parse() throws HclSyntaxException {
        tokens.enter();
        Expression condition = binary(0);
        if (!tokens.skip(QUESTION)) {
            tokens.leave();
            return condition;
        }
        Expression whenTrue = parse();
        if (!tokens.peek().is(COLON)) {
            throw problem(
                    tokens.peek(),
                    "Missing false expression in conditional",
                    "The conditional operator (...?...:...) requires a false expression, delimited by a colon.");
        }
        tokens.read();
        Expression whenFalse = parse();
        tokens.leave();
        return new Expression.Conditional(condition.span().to(whenFalse.span()), condition, whenTrue, whenFalse);
    }

    private Expression binary(int level) throws HclSyntaxException {
        return binary(operand(), level);
    }

    private Expression binary(Expression first, int level) throws HclSyntaxException {
        Expression left = first;
        for (int found = levelOf(tokens.peek()); found >= level; found = levelOf(tokens.peek())) {
            String operator = tokens.read().text();
            Expression right = operand();
            if (levelOf(tokens.peek()) > found) {
                right = binary(right, found + 1);
            }
            left = new Expression.Binary(left.span().to(right.span()), operator, left, right);
        }
        return left;
    }

    private static int levelOf(Token token) {
        if (token.is(TokenKind.OPERATOR)) {
            for (int level = 0; level < PRECEDENCE.size(); level++) {
                if (PRECEDENCE.get(level).contains(token.text())) {
                    return level;
                }
            }
        }
        return -1;
    }

    private Expression operand() throws HclSyntaxException {
        Token token = tokens.peek();
        if (token.isOperator("-") || token.isOperator("!")) {
            tokens.read();
            tokens.enter();
            Expression operand = operand();
            tokens.leave();
            return new Expression.Unary(token.span().to(operand.span()), token.text(), operand);
        }
        return traversals.follow(term());
    }

    private Expression term() throws HclSyntaxException {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case NUMBER -> number(tokens.read());
            case IDENTIFIER -> named(tokens.read());
            case OPEN_QUOTE, OPEN_HEREDOC, OPEN_FLUSH_HEREDOC -> templates.parse();
            case OPEN_PARENTHESIS -> parentheses(tokens.read());
            case OPEN_BRACKET -> tuple(tokens.read());
            case OPEN_BRACE -> object(tokens.read());
            case END_OF_FILE ->
                throw problem(
                        token,
                        "Missing expression",
                        "Expected the start of an expression, but found the end of the file.");
            default ->
                throw problem(
                        token,
                        "Invalid expression",
                        "Expected the start of an expression, but found an invalid expression token.");
        };
    }

    static Expression.Literal number(Token token) throws HclSyntaxException {
        if (token.text().length() > LONGEST_NUMBER) {
            throw problem(
                    token,
                    "Invalid number literal",
                    "The number has " + token.text().length() + " characters; at most " + LONGEST_NUMBER
                            + " are supported.");
        }
        try {
            return new Expression.Literal(token.span(), new BigDecimal(token.text()));
        } catch (NumberFormatException e) {
            throw problem(token, "Invalid number literal", "Failed to recognize the value of this number literal.");
        }
    }

    private Expression named(Token name) throws HclSyntaxException {
        if (tokens.peek().is(OPEN_PARENTHESIS)) {
            return call(name, name.text());
        }
        if (tokens.follow(COLON, COLON, IDENTIFIER)) {
            return call(name, name.text() + namespaces());
        }
        return switch (name.text()) {
            case "true" -> new Expression.Literal(name.span(), true);
            case "false" -> new Expression.Literal(name.span(), false);
            case "null" -> new Expression.Literal(name.span(), Expression.Null.NULL);
            default -> new Expression.Traversal(name.span(), name.text(), List.of());
        };
    }

    /**
     * What follows in the name of a function that has namespaces, as providers' functions have from Terraform 1.8 on: read,
     * so that it can be refused by its name.
     */
    private String namespaces() throws HclSyntaxException {
        StringBuilder names = new StringBuilder();
        while (tokens.follow(COLON, COLON, IDENTIFIER)) {
            tokens.read();
            tokens.read();
            names.append("::").append(tokens.read().text());
        }
        if (!tokens.peek().is(OPEN_PARENTHESIS)) {
            throw problem(
                    tokens.peek(),
                    "Missing open parenthesis",
                    "Function selector must be followed by an open parenthesis to begin the function call.");
        }
        return names.toString();
    }

    private Expression parentheses(Token open) throws HclSyntaxException {
        tokens.countNewlines(false);
        Expression inner = parse();
        if (!tokens.peek().is(CLOSE_PARENTHESIS)) {
            throw problem(
                    tokens.peek(),
                    "Unbalanced parentheses",
                    "Expected a closing parenthesis to terminate the expression.");
        }
        Token close = tokens.read();
        tokens.restoreNewlines();
        return new Expression.Parentheses(open.span().to(close.span()), inner);
    }

    private Expression call(Token name, String function) throws HclSyntaxException {
        tokens.read();
        tokens.countNewlines(false);
        List<Expression> arguments = new ArrayList<>();
        while (!tokens.peek().is(CLOSE_PARENTHESIS)) {
            arguments.add(parse());
            Token separator = tokens.peek();
            if (separator.is(ELLIPSIS)) {
                tokens.read();
                if (!tokens.peek().is(CLOSE_PARENTHESIS)) {
                    throw problem(
                            separator,
                            "Missing closing parenthesis",
                            "An expanded function argument (with ...) must be immediately followed by closing"
                                    + " parentheses.");
                }
            } else if (separator.is(END_OF_FILE)) {
                throw problem(
                        name,
                        "Unterminated function call",
                        "There is no closing parenthesis for this function call before the end of the file. This may be"
                                + " caused by incorrect parenthesis nesting elsewhere in this file.");
            } else if (!tokens.skip(COMMA) && !separator.is(CLOSE_PARENTHESIS)) {
                throw problem(
                        separator,
                        "Missing argument separator",
                        "A comma is required to separate each function argument from the next.");
            }
        }
        Token close = tokens.read();
        tokens.restoreNewlines();
        return new Expression.Call(name.span().to(close.span()), function, arguments);
    }

    private Expression tuple(Token open) throws HclSyntaxException {
        tokens.countNewlines(false);
        if (tokens.peek().isKeyword("for")) {
            Expression loop = loops.parse(open, CLOSE_BRACKET);
            tokens.restoreNewlines();
            return loop;
        }
        List<Expression> elements = new ArrayList<>();
        while (!tokens.peek().is(CLOSE_BRACKET)) {
            elements.add(parse());
            if (tokens.peek().is(END_OF_FILE)) {
                throw unterminated(open, "tuple constructor expression", "bracket");
            }
            if (!tokens.skip(COMMA) && !tokens.peek().is(CLOSE_BRACKET)) {
                throw problem(
                        tokens.peek(),
                        "Missing item separator",
                        "Expected a comma to mark the beginning of the next item.");
            }
        }
        Token close = tokens.read();
        tokens.restoreNewlines();
        return new Expression.Tuple(open.span().to(close.span()), elements);
    }

    private Expression object(Token open) throws HclSyntaxException {
        // A loop does not care for newlines, an object's items do.
        tokens.countNewlines(false);
        if (tokens.peek().isKeyword("for")) {
            Expression loop = loops.parse(open, CLOSE_BRACE);
            tokens.restoreNewlines();
            return loop;
        }
        tokens.restoreNewlines();
        tokens.countNewlines(true);
        List<Expression.ObjectConstructor.Item> items = new ArrayList<>();
        while (!tokens.peek().is(CLOSE_BRACE)) {
            if (tokens.skip(NEWLINE)) {
                continue;
            }
            items.add(item(open));
            if (tokens.peek().is(END_OF_FILE)) {
                throw unterminated(open, "object constructor expression", "brace");
            }
            if (!tokens.skip(COMMA) && !tokens.skip(NEWLINE) && !tokens.peek().is(CLOSE_BRACE)) {
                throw problem(
                        tokens.peek(),
                        "Missing attribute separator",
                        "Expected a newline or comma to mark the beginning of the next attribute.");
            }
        }
        Token close = tokens.read();
        tokens.restoreNewlines();
        return new Expression.ObjectConstructor(open.span().to(close.span()), items);
    }

    private Expression.ObjectConstructor.Item item(Token open) throws HclSyntaxException {
        Expression key = parse();
        if (key instanceof Expression.Traversal name && name.attributes().isEmpty()) {
            key = new Expression.Literal(name.span(), name.root());
        }
        Token separator = tokens.peek();
        switch (separator.kind()) {
            case EQUAL, COLON -> tokens.read();
            case END_OF_FILE -> throw unterminated(open, "object constructor expression", "brace");
            case NEWLINE, COMMA ->
                throw problem(
                        separator,
                        "Missing attribute value",
                        "Expected an attribute value, introduced by an equals sign (\"=\").");
            default ->
                throw problem(
                        separator,
                        "Missing key/value separator",
                        "Expected an equals sign (\"=\") to mark the beginning of the attribute value.");
        }
        return new Expression.ObjectConstructor.Item(key, parse());
    }

    private static HclSyntaxException unterminated(Token open, String what, String closing) {
        return problem(
                open,
                "Unterminated " + what,
                "There is no corresponding closing " + closing
                        + " before the end of the file. This may be caused by incorrect " + closing
                        + " nesting elsewhere in this file.");
    }

    static HclSyntaxException problem(Token at, String summary, String detail) {
        return new HclSyntaxException(at.position(), summary, detail);
    }
}
