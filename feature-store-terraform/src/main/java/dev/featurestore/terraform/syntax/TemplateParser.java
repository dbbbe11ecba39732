package dev.featurestore.terraform.syntax;

import java.util.ArrayList;
import java.util.List;

/** Parses quoted strings and heredocs. */
final class TemplateParser {

    private final TokenReader tokens;
    private final ExpressionParser expressions;

    TemplateParser(TokenReader tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    Expression parse() throws HclSyntaxException {
        Token open = tokens.read();
        tokens.countNewlines(true);
        List<TemplatePart> parts = new ArrayList<>();
        boolean trimNext = false;
        Token next = tokens.read();
        for (; !closes(next); next = tokens.read()) {
            switch (next.kind()) {
                case QUOTED_TEXT, HEREDOC_TEXT -> {
                    String text = next.is(TokenKind.QUOTED_TEXT)
                            ? TemplateText.unescapeQuoted(next)
                            : TemplateText.unescapeHeredoc(next.text());
                    parts.add(new TemplatePart.Text(next.span(), trimNext ? text.stripLeading() : text));
                    trimNext = false;
                }
                case INTERPOLATION, DIRECTIVE -> {
                    if (next.text().endsWith("~")) {
                        trimLast(parts);
                    }
                    TemplatePart part = next.is(TokenKind.DIRECTIVE) ? directive(next) : interpolation(next);
                    parts.add(part);
                    trimNext = part.span().text().endsWith("~}");
                }
                default ->
                    throw ExpressionParser.problem(
                            next, "Unterminated template string", "No closing marker was found for the string.");
            }
        }
        parts.add(new TemplatePart.End(next.span()));
        tokens.restoreNewlines();
        List<TemplatePart> adjusted =
                open.is(TokenKind.OPEN_FLUSH_HEREDOC) ? TemplateText.withoutIndentation(parts) : parts;
        return new TemplateBuilder(tokens, adjusted).build(open.span().to(next.span()));
    }

    private static boolean closes(Token token) {
        return token.is(TokenKind.CLOSE_QUOTE) || token.is(TokenKind.CLOSE_HEREDOC);
    }

    private static void trimLast(List<TemplatePart> parts) {
        int last = parts.size() - 1;
        if (last >= 0 && parts.get(last) instanceof TemplatePart.Text text) {
            parts.set(last, new TemplatePart.Text(text.span(), text.value().stripTrailing()));
        }
    }

    private TemplatePart interpolation(Token open) throws HclSyntaxException {
        tokens.countNewlines(false);
        Expression value = expressions.parse();
        Token close = tokens.peek();
        if (!close.is(TokenKind.SEQUENCE_END)) {
            if (close.is(TokenKind.END_OF_FILE)) {
                throw ExpressionParser.problem(
                        open,
                        "Unclosed template interpolation sequence",
                        "There is no closing brace for this interpolation sequence before the end of the file. This"
                                + " might be caused by incorrect nesting inside the given expression.");
            }
            throw ExpressionParser.problem(
                    close,
                    "Extra characters after interpolation expression",
                    "Expected a closing brace to end the interpolation expression, but found extra characters.\n\n"
                            + "This can happen when you include interpolation syntax for another language, such as"
                            + " shell scripting, but forget to escape the interpolation start token. If this is an"
                            + " embedded sequence for another language, escape it by starting with \"$${\" instead of"
                            + " just \"${\".");
        }
        tokens.read();
        tokens.restoreNewlines();
        return new TemplatePart.Interpolation(open.span().to(close.span()), value);
    }

    private TemplatePart directive(Token open) throws HclSyntaxException {
        tokens.countNewlines(false);
        Token keyword = tokens.peek();
        if (!keyword.is(TokenKind.IDENTIFIER)) {
            throw ExpressionParser.problem(
                    keyword,
                    "Invalid template directive",
                    "A template directive keyword (\"if\", \"for\", etc) is expected at the beginning of a %{"
                            + " sequence.");
        }
        tokens.read();
        TemplatePart part = switch (keyword.text()) {
            case "if" -> {
                Expression condition = expressions.parse();
                yield new TemplatePart.If(open.span().to(close(keyword).span()), condition);
            }
            case "for" -> loop(open, keyword);
            case "else", "endif", "endfor" ->
                new TemplatePart.Mark(open.span().to(close(keyword).span()), keyword.text());
            default ->
                throw ExpressionParser.problem(
                        keyword,
                        "Invalid template control keyword",
                        "\"" + keyword.text() + "\" is not a valid template control keyword.");
        };
        tokens.restoreNewlines();
        return part;
    }

    private TemplatePart loop(Token open, Token keyword) throws HclSyntaxException {
        List<String> names = new ArrayList<>();
        names.add(name("For directive requires variable name after 'for'."));
        if (tokens.skip(TokenKind.COMMA)) {
            names.add(name("For directive requires value variable name after comma."));
        }
        if (!tokens.peek().isKeyword("in")) {
            throw loopProblem("For directive requires 'in' keyword after names.");
        }
        tokens.read();
        Expression collection = expressions.parse();
        return new TemplatePart.Loop(open.span().to(close(keyword).span()), names, collection);
    }

    private String name(String problem) throws HclSyntaxException {
        if (!tokens.peek().is(TokenKind.IDENTIFIER)) {
            throw loopProblem(problem);
        }
        return tokens.read().text();
    }

    private HclSyntaxException loopProblem(String detail) {
        return ExpressionParser.problem(tokens.peek(), "Invalid 'for' directive", detail);
    }

    private Token close(Token keyword) throws HclSyntaxException {
        Token close = tokens.peek();
        if (!close.is(TokenKind.SEQUENCE_END)) {
            throw ExpressionParser.problem(
                    close,
                    "Extra characters in " + keyword.text() + " marker",
                    "Expected a closing brace to end the sequence, but found extra characters.");
        }
        return tokens.read();
    }
}
