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
 * Warns of a value without a type that YAML and Terraform change: YAML reads a commit hash such as {@code 72225e2} as a
 * number, and Terraform writes that number as 7222500.
 */
final class AnyCheck {
    private final @Nullable Variable variable;
    private final Problems problems;

    /**
     * A check of values.
     *
     * @param variable the variable of the values; null if the stack declares none of that name
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
        String kind = value instanceof Boolean ? "boolean" : "number";
        String text = TypedValue.text(scalar);
        problems.warn(
                scalar.location(),
                path,
                "the stack declares no type for this value, so "
                        + (secret ? "it is read as a " + kind : scalar.text() + " becomes the " + kind + " " + text),
                secret
                        ? "Put it in quotes if it is text"
                        : "Write " + YamlText.quoted(scalar.text()) + ", in quotes, if it is text, or " + text
                                + " if it is a " + kind);
    }
}
