package dev.featurestore.operator.yaml;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What text without quotes means: the JSON schema of YAML 1.2 (chapter 10.2), with the spellings of null and of truth
 * values that its core schema adds. Numbers keep to JSON's form, so that {@code 007} stays the text that it is.
 */
final class PlainScalar {
    private static final int MOST_EXPONENT_DIGITS = 3;

    private PlainScalar() {}

    /** String, Boolean, Long, BigDecimal, or null. */
    static @Nullable Object resolve(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> null;
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> isNumber(text) ? number(text) : text;
        };
    }

    private static Object number(String text) {
        BigDecimal number = new BigDecimal(text);
        boolean whole = text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
        return whole && number.precision() <= 18 ? (Object) number.longValueExact() : number;
    }

    /** Whether this is a number as JSON writes it. */
    static boolean isNumber(String text) {
        int at = text.startsWith("-") ? 1 : 0;
        int whole = digits(text, at);
        if (whole == at || (text.charAt(at) == '0' && whole > at + 1)) {
            return false;
        }
        at = whole;
        if (at < text.length() && text.charAt(at) == '.') {
            int fraction = digits(text, at + 1);
            if (fraction == at + 1) {
                return false;
            }
            at = fraction;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            int exponent = digits(text, at);
            // A number of a thousand digits is no number that anybody means, and costs memory when it is written out.
            if (exponent == at || exponent - at > MOST_EXPONENT_DIGITS) {
                return false;
            }
            at = exponent;
        }
        return at == text.length();
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
