package dev.featurestore.terraform.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the parts of a template together: text to literals, directives to conditionals and loops. */
final class TemplateBuilder {

    private static final String UNBALANCED = "The control directives within this template are unbalanced.";

    private final TokenReader nesting;
    private final List<TemplatePart> parts;
    private int next;

    /** @param nesting bounds how deep directives nest */
    TemplateBuilder(TokenReader nesting, List<TemplatePart> parts) {
        this.nesting = nesting;
        this.parts = parts;
    }

    /** @param span the whole template, with its quotes */
    Expression build(SourceSpan span) throws HclSyntaxException {
        List<Expression> content = content();
        TemplatePart stop = parts.get(next);
        if (stop instanceof TemplatePart.Mark mark) {
            throw unexpected(mark, UNBALANCED);
        }
        return template(span, content);
    }

    /** Everything up to a mark or the end, which stays the next part. */
    private List<Expression> content() throws HclSyntaxException {
        List<Expression> content = new ArrayList<>();
        while (true) {
            TemplatePart part = parts.get(next);
            if (part instanceof TemplatePart.Text) {
                text().ifPresent(content::add);
            } else if (part instanceof TemplatePart.Interpolation interpolation) {
                next++;
                content.add(interpolation.value());
            } else if (part instanceof TemplatePart.If start) {
                content.add(conditional(start));
            } else if (part instanceof TemplatePart.Loop start) {
                content.add(loop(start));
            } else {
                return content;
            }
        }
    }

    /** Neighbouring text as one literal; trimming may have left nothing of it. */
    private Optional<Expression> text() {
        SourceSpan first = parts.get(next).span();
        SourceSpan last = first;
        StringBuilder joined = new StringBuilder();
        while (parts.get(next) instanceof TemplatePart.Text text) {
            joined.append(text.value());
            last = text.span();
            next++;
        }
        return joined.isEmpty()
                ? Optional.empty()
                : Optional.of(new Expression.Literal(first.to(last), joined.toString()));
    }

    private Expression conditional(TemplatePart.If start) throws HclSyntaxException {
        String started = "the if directive at " + start.span().range();
        Expression whenTrue = branch(start);
        Optional<Expression> whenFalse = Optional.empty();
        TemplatePart stop = parts.get(next);
        if (stop instanceof TemplatePart.Mark mark && mark.word().equals("else")) {
            whenFalse = Optional.of(branch(stop));
            stop = parts.get(next);
            if (stop instanceof TemplatePart.Mark again && again.word().equals("else")) {
                throw unexpected(
                        again,
                        "Already in the else clause for the if started at "
                                + start.span().range() + ".");
            }
        }
        SourceSpan end = end(stop, "endif", started);
        Expression otherwise = whenFalse.orElse(new Expression.Literal(end, ""));
        return new Expression.Conditional(start.span().to(end), start.condition(), whenTrue, otherwise);
    }

    private Expression loop(TemplatePart.Loop start) throws HclSyntaxException {
        String started = "the for directive at " + start.span().range();
        Expression body = branch(start);
        if (parts.get(next) instanceof TemplatePart.Mark mark && mark.word().equals("else")) {
            throw unexpected(mark, "An else clause is not expected for a for directive.");
        }
        SourceSpan span = start.span().to(end(parts.get(next), "endfor", started));
        return new Expression.Join(span, new Expression.For(span, start.names(), start.collection(), List.of(body)));
    }

    /** What is between a directive and the mark that ends it. */
    private Expression branch(TemplatePart directive) throws HclSyntaxException {
        next++;
        nesting.enter();
        List<Expression> content = content();
        nesting.leave();
        return template(directive.span().to(parts.get(next).span()), content);
    }

    private SourceSpan end(TemplatePart stop, String word, String started) throws HclSyntaxException {
        if (stop instanceof TemplatePart.Mark mark) {
            if (!mark.word().equals(word)) {
                throw unexpected(mark, "Expecting an " + word + " directive corresponding to " + started + ".");
            }
            next++;
            return mark.span();
        }
        throw new HclSyntaxException(
                stop.span().position(),
                "Unexpected end of template",
                "T" + started.substring(1) + " is missing its corresponding " + word + " directive.");
    }

    private static Expression template(SourceSpan span, List<Expression> content) {
        if (content.isEmpty()) {
            return new Expression.Literal(span, "");
        }
        if (content.size() == 1 && content.get(0) instanceof Expression.Literal literal) {
            return new Expression.Literal(span, literal.value());
        }
        return new Expression.Template(span, content);
    }

    private static HclSyntaxException unexpected(TemplatePart.Mark mark, String detail) {
        return new HclSyntaxException(mark.span().position(), "Unexpected " + mark.word() + " directive", detail);
    }
}
