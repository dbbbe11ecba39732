package dev.featurestore.operator.verify;

import dev.featurestore.operator.text.JsonText;
import dev.featurestore.operator.yaml.YamlScalar;
import dev.featurestore.operator.yaml.YamlValue;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.module.VariableType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Converts values to the text for Resource Manager. Terraform takes the text literally if the type of the variable is string,
 * number or bool, or if it has none, and reads it as an expression otherwise (Terraform
 * documentation, "Input Variables", "Complex-typed Values"): JSON is one, once its templates are escaped.
 */
final class VariableText {
    private static final VariableType ANY = new VariableType.AnyType();

    private VariableText() {}

    /**
     * The text for a value; empty for an empty value, which is not sent.
     *
     * @param variable the variable of the value; null if the stack declares none of that name
     */
    static Optional<String> of(@Nullable Variable variable, YamlValue value) {
        boolean untyped =
                variable == null || (variable.type() instanceof VariableType.AnyType && !isExpression(variable));
        if (untyped && value instanceof YamlScalar scalar) {
            return scalar.value() == null || !scalar.isResolved()
                    ? Optional.empty()
                    : Optional.of(TypedValue.untyped(scalar));
        }
        return Optional.ofNullable(TypedValue.of(variable == null ? ANY : variable.type(), value))
                .map(typed -> text(variable, typed));
    }

    private static String text(@Nullable Variable variable, Object value) {
        if (value instanceof List || value instanceof Map || (value instanceof String && isExpression(variable))) {
            return JsonText.of(escaped(value));
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** Whether this is a value to send, and not missing or empty. */
    static boolean isGiven(@Nullable YamlValue value) {
        return value != null && !(value instanceof YamlScalar scalar && scalar.value() == null);
    }

    /** Whether Terraform reads the text of a variable as an expression. */
    static boolean isExpression(@Nullable Variable variable) {
        if (variable == null) {
            return false;
        }
        VariableType type = variable.type();
        boolean primitive = type instanceof VariableType.StringType
                || type instanceof VariableType.NumberType
                || type instanceof VariableType.BoolType;
        return !primitive && variable.block().body().attribute("type").isPresent();
    }

    private static @Nullable Object escaped(@Nullable Object value) {
        if (value instanceof String text) {
            return text.replace("${", "$${").replace("%{", "%%{");
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            for (Object item : list) {
                items.add(escaped(item));
            }
            return items;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                entries.put(String.valueOf(escaped(entry.getKey())), escaped(entry.getValue()));
            }
            return entries;
        }
        return value;
    }
}
