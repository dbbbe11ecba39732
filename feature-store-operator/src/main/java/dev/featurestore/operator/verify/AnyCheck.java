package dev.featurestore.operator.verify;

import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlScalar;
import dev.featurestore.operator.yaml.YamlSequence;
import dev.featurestore.operator.yaml.YamlText;
import dev.featurestore.operator.yaml.YamlValue;
import dev.featurestore.terraform.module.Variable;
import org.jspecify.annotations.Nullable;

/**
 * Warns of text that becomes other text because no type says what it is: YAML takes a commit hash such as {@code 72225e2} for
 * a number, and Terraform writes that number as 7222500.
 */
final class AnyCheck {
    private final @Nullable Variable variable;
    private final Problems problems;

    /**
     * A check of values.
     *
     * @param variable that they are for; null if the stack shows none of that name
     */
    AnyCheck(@Nullable Variable variable, Problems problems) {
        this.variable = variable;
        this.problems = problems;
    }

    void check(YamlValue value, String path) {
        if (value instanceof YamlMapping mapping) {
            mapping.entries().forEach(entry -> check(entry.value(), path + "." + entry.key()));
        } else if (value instanceof YamlSequence sequence) {
            int index = 0;
            for (YamlValue item : sequence.items()) {
                check(item, path + "[" + index + "]");
                index++;
            }
        } else {
            scalar((YamlScalar) value, path);
        }
    }

    private void scalar(YamlScalar scalar, String path) {
        Object value = scalar.isResolved() ? scalar.value() : null;
        if (value == null || value instanceof String || TypedValue.isItsText(scalar)) {
            return;
        }
        boolean secret = scalar.isConcealed() || (variable != null && variable.sensitive());
        String kind = value instanceof Boolean ? "truth value " : "number ";
        String text = TypedValue.text(scalar);
        problems.warn(
                scalar.location(),
                path,
                "expected text or a " + kind.strip()
                        + " as Terraform writes it, for no type of the stack says which; found "
                        + (secret
                                ? "what YAML reads as a " + kind.strip()
                                : scalar.text() + ", which becomes the " + kind + text),
                secret
                        ? "put it in quotes if it is text"
                        : "write " + YamlText.quoted(scalar.text()) + ", in quotes, if it is text, or " + text
                                + " if it is the " + kind.strip());
    }
}
