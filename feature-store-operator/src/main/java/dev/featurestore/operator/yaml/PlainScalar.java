package dev.featurestore.operator.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Value of text without quotes: the core schema of YAML 1.2 (chapter 10.3.2). Infinity and not-a-number stay text: neither
 * JSON nor Terraform has them.
 */
final class PlainScalar {
    private static final int BASE_16 = 16;
    private static final int BASE_8 = 8;

    /** Maximum digits of a number; longer text is text, as such numbers cost time to compute and memory to write. */
    private static final int LONGEST = 400;

    /** Text of JSON's numbers (RFC 8259, section 6). The same bound on the exponent as below. */
    private static final Pattern JSON = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");

    /** Text of the core schema's decimal numbers. A number of more than 999 digits is text: a commit hash, most likely. */
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?");

    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");

    private PlainScalar() {}

    /** String, Boolean, Long, BigDecimal, or null. */
    static @Nullable Object resolve(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> null;
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> resolveNumber(text);
        };
    }

    private static Object resolveNumber(String text) {
        char first = text.charAt(0);
        boolean begins = (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
        if (!begins || text.length() > LONGEST) {
            return text;
        }
        if (DECIMAL.matcher(text).matches()) {
            BigDecimal number = new BigDecimal(text);
            boolean whole = text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
            return whole ? shortest(number) : number;
        }
        if (HEXADECIMAL.matcher(text).matches()) {
            return shortest(new BigDecimal(new BigInteger(text.substring(2), BASE_16)));
        }
        return OCTAL.matcher(text).matches()
                ? shortest(new BigDecimal(new BigInteger(text.substring(2), BASE_8)))
                : text;
    }

    private static Object shortest(BigDecimal whole) {
        return whole.precision() <= 18 ? (Object) whole.longValueExact() : whole;
    }

    /** Whether the text is a number as JSON writes it. */
    static boolean isJsonNumber(String text) {
        return text.length() <= LONGEST && JSON.matcher(text).matches();
    }
}
