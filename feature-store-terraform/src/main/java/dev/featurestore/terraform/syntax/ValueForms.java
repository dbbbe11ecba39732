package dev.featurestore.terraform.syntax;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The forms in which a value can appear in what Terraform prints. */
public final class ValueForms {

    private ValueForms() {}

    /**
     * The texts and numbers in a list or an object.
     *
     * @param expression the list or object as an expression without references, such as JSON; other text has no parts
     */
    public static List<String> parts(String expression) {
        try {
            return BodyParser.parse("value", "value = " + expression + "\n")
                    .attribute("value")
                    .flatMap(value -> value.value().literal())
                    .map(value -> parts(value).toList())
                    .orElse(List.of());
        } catch (HclSyntaxException noExpression) {
            return List.of();
        }
    }

    /** As {@link #parts(String)}, of a value that {@link Expression#literal} returns. */
    public static Stream<String> parts(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().flatMap(ValueForms::parts);
        }
        if (value instanceof List<?> list) {
            return list.stream().flatMap(ValueForms::parts);
        }
        if (value instanceof BigDecimal number) {
            return Stream.of(number.toPlainString());
        }
        return value instanceof String text ? Stream.of(text) : Stream.empty();
    }

    /** A text as it is, between quotes in a plan, and in JSON as Terraform writes it (Go, package encoding/json). */
    public static List<String> printed(String text) {
        String quoted = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t");
        return List.of(
                text,
                quoted,
                quoted.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"));
    }
}
