package dev.featurestore.terraform.syntax;

import java.util.List;

/** A piece of a template, before directives are put together. */
sealed interface TemplatePart {

    SourceSpan span();

    /** Text, with escapes resolved; one piece for each line of a heredoc. */
    record Text(SourceSpan span, String value) implements TemplatePart {}

    /** <code>${value}</code>. */
    record Interpolation(SourceSpan span, Expression value) implements TemplatePart {}

    /** <code>%{if condition}</code>. */
    record If(SourceSpan span, Expression condition) implements TemplatePart {}

    /** <code>%{for names in collection}</code>. */
    record Loop(SourceSpan span, List<String> names, Expression collection) implements TemplatePart {}

    /**
     * {@code else}, {@code endif} or {@code endfor}.
     *
     * @param word which of them
     */
    record Mark(SourceSpan span, String word) implements TemplatePart {}

    /** The closing quote or marker. */
    record End(SourceSpan span) implements TemplatePart {}
}
