package dev.featurestore.terraform.evaluation;

import com.google.re2j.Matcher;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Terraform's functions about text. */
final class TextFunctions {
    private TextFunctions() {}

    static Object lower(Object text) throws FailedException, UndecidedException {
        return ascii(Primitives.text(text)).toLowerCase(Locale.ROOT);
    }

    static Object upper(Object text) throws FailedException, UndecidedException {
        return ascii(Primitives.text(text)).toUpperCase(Locale.ROOT);
    }

    static Object trimspace(Object text) throws FailedException, UndecidedException {
        return ascii(Primitives.text(text)).strip();
    }

    /** Length in characters as a reader counts them; decided only where each is one {@code char}. */
    static BigDecimal length(String text) throws UndecidedException {
        return BigDecimal.valueOf(ascii(text).length());
    }

    static Object substr(Object text, Object offset, Object length) throws FailedException, UndecidedException {
        String whole = ascii(Primitives.text(text));
        int from = whole(offset);
        int count = whole(length);
        if (from < 0 || count < -1) {
            throw new UndecidedException();
        }
        int start = Math.min(from, whole.length());
        return count < 0 ? whole.substring(start) : whole.substring(start, Math.min(whole.length(), start + count));
    }

    static Object split(Object separator, Object text) throws FailedException, UndecidedException {
        String by = Primitives.text(separator);
        String rest = Primitives.text(text);
        if (by.isEmpty()) {
            throw new UndecidedException();
        }
        List<Object> parts = new ArrayList<>();
        for (int at = rest.indexOf(by); at >= 0; at = rest.indexOf(by)) {
            parts.add(rest.substring(0, at));
            rest = rest.substring(at + by.length());
        }
        parts.add(rest);
        return parts;
    }

    static Object regex(Object expression, Object text) throws FailedException, UndecidedException {
        Re2 regex = Re2.of(Primitives.text(expression));
        Matcher matcher = regex.matcher(Primitives.text(text));
        if (!matcher.find()) {
            throw new FailedException();
        }
        return regex.result(matcher);
    }

    static Object regexall(Object expression, Object text) throws FailedException, UndecidedException {
        Re2 regex = Re2.of(Primitives.text(expression));
        Matcher matcher = regex.matcher(Primitives.text(text));
        List<Object> matches = new ArrayList<>();
        while (matcher.find()) {
            if (matcher.start() == matcher.end()) {
                // Go and RE2/J count empty matches differently.
                throw new UndecidedException();
            }
            matches.add(regex.result(matcher));
        }
        return matches;
    }

    /** A number as an {@code int}, for positions and counts. */
    static int whole(Object value) throws FailedException, UndecidedException {
        try {
            return Primitives.number(value).intValueExact();
        } catch (ArithmeticException notWhole) {
            throw new FailedException();
        }
    }

    /** Text of characters that are the same in Go and Java, one by one. */
    private static String ascii(String text) throws UndecidedException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~' || c == '\r' || c < '\t' || (c > '\r' && c < ' ')) {
                throw new UndecidedException();
            }
        }
        return text;
    }
}
