package dev.featurestore.terraform.check;

import dev.featurestore.terraform.schema.ValueType;
import dev.featurestore.terraform.syntax.Expression;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a literal can be converted to a type. */
final class LiteralFit {

    private LiteralFit() {}

    /** What the type requires, if the value is a literal that does not fit; as Terraform writes it. */
    static Optional<String> required(Expression value, ValueType type) {
        return value.literal()
                .filter(literal -> literal != Expression.Null.NULL && !fits(literal, type))
                .map(literal -> name(type));
    }

    private static boolean fits(Object literal, ValueType type) {
        if (type == ValueType.Primitive.STRING) {
            return !(literal instanceof List<?>) && !(literal instanceof Map<?, ?>);
        } else if (type == ValueType.Primitive.NUMBER) {
            return literal instanceof BigDecimal || (literal instanceof String text && isNumber(text));
        } else if (type == ValueType.Primitive.BOOL) {
            return literal instanceof Boolean || (literal instanceof String text && text.matches("true|false|0|1"));
        } else if (type instanceof ValueType.ListOf || type instanceof ValueType.SetOf) {
            return literal instanceof List<?>;
        } else if (type instanceof ValueType.MapOf) {
            return literal instanceof Map<?, ?>;
        }
        return true;
    }

    private static boolean isNumber(String text) {
        return text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?|0[xX][0-9a-fA-F]+");
    }

    private static String name(ValueType type) {
        if (type instanceof ValueType.ListOf list) {
            return "list of " + plain(list.element());
        } else if (type instanceof ValueType.SetOf set) {
            return "set of " + plain(set.element());
        } else if (type instanceof ValueType.MapOf map) {
            return "map of " + plain(map.element());
        }
        return type == ValueType.Primitive.STRING ? "string" : "a " + plain(type);
    }

    private static String plain(ValueType type) {
        if (type == ValueType.Primitive.STRING) {
            return "string";
        } else if (type == ValueType.Primitive.NUMBER) {
            return "number";
        }
        return type == ValueType.Primitive.BOOL ? "bool" : "object";
    }
}
