package dev.featurestore.terraform.evaluation;

import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Expression;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import dev.featurestore.terraform.syntax.ParsedFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A template of a file, as Terraform's {@code templatefile} reads it ("Strings and Templates"). */
public final class TextTemplate {

    private static final String END = "END_OF_THE_TEMPLATE_TEXT";
    private static final String NAME = "template";
    /** The line before the template. */
    private static final String START = NAME + " = <<" + END + "\n";

    private final Expression expression;
    private final boolean endsWithNewline;

    private TextTemplate(Expression expression, boolean endsWithNewline) {
        this.expression = expression;
        this.endsWithNewline = endsWithNewline;
    }

    /**
     * Reads a template.
     *
     * @throws HclSyntaxException if it is malformed
     */
    public static TextTemplate parse(String text) throws HclSyntaxException {
        // A heredoc has the syntax of a template, without escapes by backslashes; its last newline is not of the text.
        boolean newline = text.endsWith("\n");
        String file = START + text + (newline ? "" : "\n") + END + "\n";
        Expression expression = ParsedFiles.of(Map.of(NAME, file))
                .all()
                .get(0)
                .body()
                .attribute(NAME)
                .map(Argument::value)
                .orElseThrow();
        return new TextTemplate(expression, newline);
    }

    /** The text for values of the names in the template; empty if only Terraform can evaluate it. */
    public Optional<String> render(Map<String, String> values) {
        try {
            Map<String, Object> scope = new HashMap<>(values);
            Evaluator evaluator = new Evaluator((kind, name) -> Optional.empty(), true);
            String text = Primitives.text(evaluator.evaluate(expression, scope));
            return Optional.of(!endsWithNewline && text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
        } catch (FailedException | UndecidedException onlyTerraformKnows) {
            return Optional.empty();
        }
    }
}
