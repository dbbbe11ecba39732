package dev.featurestore.terraform.evaluation;

import dev.featurestore.terraform.syntax.Expression;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;

/**
 * Text, numbers and truth values, and how Terraform converts one to another (Terraform documentation, "Type Conversion"):
 * text and numbers, text and truth values; never numbers and truth values.
 */
final class Primitives {
    /** Numbers beyond this many digits are left to Terraform, which keeps 512 bits of them. */
    private static final int MOST_DIGITS = 150;

    /** Longer text is left to Terraform, too: the time to read a number grows with the square of its length. */
    private static final int LONGEST_NUMBER = 10_000;

    /** The first character that composes with others; all before it are in Unicode's form NFC already. */
    private static final char FIRST_COMBINING = 0x300;

    private Primitives() {}

    static boolean isPrimitive(Object value) {
        return value instanceof String || value instanceof BigDecimal || value instanceof Boolean;
    }

    static boolean isNull(Object value) {
        return value == Expression.Null.NULL;
    }

    /** The number that text is, in decimal digits with or without an exponent. */
    static Optional<BigDecimal> parse(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(normal(new BigDecimal(text)));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    /** Equal numbers as equal objects. */
    static BigDecimal normal(BigDecimal number) {
        return isManageable(number) ? number.stripTrailingZeros() : number;
    }

    /** Equal numbers and equal text as equal objects: Terraform composes the characters of all text (Unicode's NFC). */
    static Object normal(Object value) {
        if (value instanceof BigDecimal number) {
            return normal(number);
        }
        return value instanceof String text && mayBeDecomposed(text)
                ? Normalizer.normalize(text, Normalizer.Form.NFC)
                : value;
    }

    /** Whether a text has characters that may combine; the tables of Unicode take a while to load. */
    private static boolean mayBeDecomposed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_COMBINING) {
                return true;
            }
        }
        return false;
    }

    private static boolean isManageable(BigDecimal number) {
        return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
    }

    static BigDecimal number(Object value) throws FailedException, UndecidedException {
        BigDecimal number;
        if (value instanceof String text) {
            if (text.length() > LONGEST_NUMBER) {
                throw new UndecidedException();
            }
            number = parse(text).orElseThrow(FailedException::new);
        } else if (value instanceof BigDecimal given) {
            number = given;
        } else {
            throw new FailedException();
        }
        if (!isManageable(number)) {
            throw new UndecidedException();
        }
        return number;
    }

    static boolean truth(Object value) throws FailedException {
        if (value instanceof Boolean truth) {
            return truth;
        }
        String text = value instanceof String given ? given : "";
        if (text.equals("true") || text.equals("1")) {
            return true;
        }
        if (text.equals("false") || text.equals("0")) {
            return false;
        }
        throw new FailedException();
    }

    static String text(Object value) throws FailedException, UndecidedException {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Boolean) {
            return value.toString();
        }
        return normal(number(value)).toPlainString();
    }

    /** Whether two values are equal; values of different types are not, and collections are left to Terraform. */
    static boolean equal(Object one, Object other) throws UndecidedException {
        if (isNull(one) || isNull(other)) {
            if (one == Unknown.VALUE || other == Unknown.VALUE) {
                throw new UndecidedException();
            }
            return one == other;
        }
        if (!isPrimitive(one) || !isPrimitive(other)) {
            throw new UndecidedException();
        }
        if (one instanceof BigDecimal number && other instanceof BigDecimal second) {
            return number.compareTo(second) == 0;
        }
        return one.equals(other);
    }
}
