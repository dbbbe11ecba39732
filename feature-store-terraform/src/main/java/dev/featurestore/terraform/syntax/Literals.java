package dev.featurestore.terraform.syntax;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values of expressions that are made of literals only. */
public final class Literals {

    /** Numbers with more digits than this are written with an exponent when they become text. */
    private static final int LONGEST_PLAIN_NUMBER = 400;

    private Literals() {}

    static Optional<Object> list(List<Expression> elements) {
        List<Object> values = new ArrayList<>();
        for (Expression element : elements) {
            Optional<Object> value = element.literal();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(List.copyOf(values));
    }

    static Optional<Object> map(List<Expression.ObjectConstructor.Item> items) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Expression.ObjectConstructor.Item item : items) {
            Optional<String> key = text(item.key());
            Optional<Object> value = item.value().literal();
            if (key.isEmpty() || value.isEmpty()) {
                return Optional.empty();
            }
            values.put(key.get(), value.get());
        }
        return Optional.of(Collections.unmodifiableMap(values));
    }

    static Optional<Object> negated(String operator, Expression operand) {
        Optional<Object> value = operand.literal();
        if (operator.equals("-") && value.isPresent() && value.get() instanceof BigDecimal number) {
            return Optional.of(number.negate());
        }
        return Optional.empty();
    }

    /** A string literal's text, or that of a number or boolean converted to a string as Terraform does it. */
    public static Optional<String> text(Expression expression) {
        return expression.literal().flatMap(value -> {
            if (value instanceof String text) {
                return Optional.of(text);
            }
            if (value instanceof Boolean) {
                return Optional.of(value.toString());
            }
            if (value instanceof BigDecimal number) {
                boolean plain = Math.abs((long) number.precision() - number.scale()) < LONGEST_PLAIN_NUMBER
                        && Math.abs((long) number.scale()) < LONGEST_PLAIN_NUMBER;
                return Optional.of(plain ? number.stripTrailingZeros().toPlainString() : number.toString());
            }
            return Optional.empty();
        });
    }
}
