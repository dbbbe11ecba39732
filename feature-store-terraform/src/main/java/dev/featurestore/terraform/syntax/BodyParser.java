package dev.featurestore.terraform.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses a file's arguments and blocks. */
public final class BodyParser {

    private static final String ITEM_REQUIRED = "Argument or block definition required";
    private static final String ITEM_REQUIRED_DETAIL = "An argument or block definition is required here.";
    private static final String USE_EQUALS =
            " To set an argument, use the equals sign \"=\" to introduce the argument value.";
    private static final String SINGLE_LINE = "Invalid single-argument block definition";
    private static final String INVALID_BLOCK = "Invalid block definition";

    private final TokenReader tokens;
    private final ExpressionParser expressions;

    private BodyParser(TokenReader tokens) {
        this.tokens = tokens;
        this.expressions = new ExpressionParser(tokens);
    }

    /** Reads a whole file. */
    public static Body parse(String file, String text) throws HclSyntaxException {
        BodyParser parser = new BodyParser(new TokenReader(Lexer.tokens(file, text)));
        Items items = new Items();
        while (!parser.tokens.peek().is(TokenKind.END_OF_FILE)) {
            parser.item(items);
        }
        return items.body();
    }

    /** What was read of a body so far. */
    private static final class Items {
        private final Map<String, Argument> attributes = new LinkedHashMap<>();
        private final List<Block> blocks = new ArrayList<>();

        void add(Token name, Expression value) throws HclSyntaxException {
            Argument attribute = new Argument(name.text(), value, name.position());
            Argument before = attributes.putIfAbsent(name.text(), attribute);
            if (before != null) {
                SourcePosition at = before.position();
                int end = at.column()
                        + before.name().codePointCount(0, before.name().length());
                throw ExpressionParser.problem(
                        name,
                        "Attribute redefined",
                        "The argument \"" + name.text() + "\" was already set at " + at.file() + ":" + at.line() + ","
                                + at.column() + "-" + end + ". Each argument may be set only once.");
            }
        }

        Body body() {
            return new Body(List.copyOf(attributes.values()), blocks);
        }
    }

    private void item(Items items) throws HclSyntaxException {
        if (tokens.skip(TokenKind.NEWLINE)) {
            return;
        }
        Token name = name();
        switch (tokens.peek().kind()) {
            case EQUAL -> {
                argument(items, name);
                if (!endsLine()) {
                    throw ExpressionParser.problem(
                            tokens.peek(),
                            "Missing newline after argument",
                            "An argument definition must end with a newline.");
                }
            }
            case OPEN_QUOTE, OPEN_BRACE, IDENTIFIER -> {
                items.blocks.add(block(name));
                if (!endsLine()) {
                    throw ExpressionParser.problem(
                            tokens.peek(),
                            "Missing newline after block definition",
                            "A block definition must end with a newline.");
                }
            }
            default -> throw ExpressionParser.problem(name, ITEM_REQUIRED, ITEM_REQUIRED_DETAIL + USE_EQUALS);
        }
    }

    private Token name() throws HclSyntaxException {
        Token name = tokens.read();
        if (name.is(TokenKind.IDENTIFIER)) {
            return name;
        }
        if (name.is(TokenKind.OPEN_QUOTE)) {
            throw ExpressionParser.problem(name, "Invalid argument name", "Argument names must not be quoted.");
        }
        throw ExpressionParser.problem(name, ITEM_REQUIRED, ITEM_REQUIRED_DETAIL);
    }

    private void argument(Items items, Token name) throws HclSyntaxException {
        tokens.read();
        items.add(name, expressions.parse());
    }

    private boolean endsLine() {
        return tokens.skip(TokenKind.NEWLINE) || tokens.peek().is(TokenKind.END_OF_FILE);
    }

    private Block block(Token type) throws HclSyntaxException {
        tokens.enter();
        List<String> labels = labels();
        Token open = tokens.read();
        Items items = new Items();
        switch (tokens.peek().kind()) {
            case NEWLINE, CLOSE_BRACE, END_OF_FILE -> multiLine(items, open);
            default -> singleLine(items);
        }
        Token close = tokens.read();
        tokens.leave();
        SourceSpan span = type.span().to(close.span());
        return new Block(type.text(), labels, items.body(), type.position(), span.text());
    }

    private void multiLine(Items items, Token open) throws HclSyntaxException {
        while (!tokens.peek().is(TokenKind.CLOSE_BRACE)) {
            if (tokens.peek().is(TokenKind.END_OF_FILE)) {
                throw ExpressionParser.problem(
                        open,
                        "Unclosed configuration block",
                        "There is no closing brace for this block before the end of the file. This may be caused by"
                                + " incorrect brace nesting elsewhere in this file.");
            }
            item(items);
        }
    }

    private void singleLine(Items items) throws HclSyntaxException {
        Token name = name();
        switch (tokens.peek().kind()) {
            case EQUAL -> argument(items, name);
            case OPEN_QUOTE, OPEN_BRACE, IDENTIFIER ->
                throw ExpressionParser.problem(
                        name,
                        "Argument definition required",
                        "A single-line block definition can contain only a single argument. If you meant to define argument"
                                + " \"" + name.text()
                                + "\", use an equals sign to assign it a value. To define a nested"
                                + " block, place it on a line of its own within its parent block.");
            default -> throw ExpressionParser.problem(name, ITEM_REQUIRED, ITEM_REQUIRED_DETAIL + USE_EQUALS);
        }
        switch (tokens.peek().kind()) {
            case CLOSE_BRACE -> {}
            case COMMA ->
                throw ExpressionParser.problem(
                        tokens.peek(),
                        SINGLE_LINE,
                        "Single-line block syntax can include only one argument definition. To define multiple arguments,"
                                + " use the multi-line block syntax with one argument definition per line.");
            case NEWLINE ->
                throw ExpressionParser.problem(
                        tokens.peek(),
                        SINGLE_LINE,
                        "An argument definition on the same line as its containing block creates a single-line block"
                                + " definition, which must also be closed on the same line. Place the block's closing"
                                + " brace immediately after the argument definition.");
            default ->
                throw ExpressionParser.problem(
                        tokens.peek(),
                        SINGLE_LINE,
                        "A single-line block definition must end with a closing brace immediately after its single argument"
                                + " definition.");
        }
    }

    /** Reads labels up to the opening brace. */
    private List<String> labels() throws HclSyntaxException {
        List<String> labels = new ArrayList<>();
        while (!tokens.peek().is(TokenKind.OPEN_BRACE)) {
            Token token = tokens.read();
            switch (token.kind()) {
                case IDENTIFIER -> labels.add(token.text());
                case OPEN_QUOTE -> labels.add(quotedLabel());
                case EQUAL ->
                    throw ExpressionParser.problem(
                            token,
                            INVALID_BLOCK,
                            "The equals sign \"=\" indicates an argument definition, and must not be used when defining a"
                                    + " block.");
                case NEWLINE ->
                    throw ExpressionParser.problem(
                            token,
                            INVALID_BLOCK,
                            "A block definition must have block content delimited by \"{\" and \"}\", starting on the same"
                                    + " line as the block header.");
                default ->
                    throw ExpressionParser.problem(
                            token,
                            INVALID_BLOCK,
                            "Either a quoted string block label or an opening brace (\"{\") is expected here.");
            }
        }
        return labels;
    }

    private String quotedLabel() throws HclSyntaxException {
        StringBuilder label = new StringBuilder();
        for (Token token = tokens.read(); !token.is(TokenKind.CLOSE_QUOTE); token = tokens.read()) {
            switch (token.kind()) {
                case QUOTED_TEXT -> label.append(TemplateText.unescapeQuoted(token));
                case INTERPOLATION, DIRECTIVE -> {
                    String sign = token.text().substring(0, 1);
                    throw ExpressionParser.problem(
                            token,
                            "Invalid string literal",
                            "Template sequences are not allowed in this string. To include a literal \"" + sign
                                    + "\", double it (as \"" + sign + sign + "\") to escape it.");
                }
                default ->
                    throw ExpressionParser.problem(
                            token,
                            "Unterminated string literal",
                            "Unable to find the closing quote mark before the end of the file.");
            }
        }
        return label.toString();
    }
}
