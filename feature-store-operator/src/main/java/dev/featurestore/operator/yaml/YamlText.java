package dev.featurestore.operator.yaml;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values as YAML from which every YAML reader reads the same values. */
public final class YamlText {
    private static final String SPECIAL_AT_THE_START = "-?:,[]{}#&*!|>'\"%@`=<";
    private static final String YAML_1_1_TRUTH = " y n yes no on off ";

    private YamlText() {}

    /** A value on one line: plain or quoted text, a number, {@code true}, {@code null}, {@code [1, 2]}, {@code {a: 1}}. */
    public static String inline(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        append(text, value);
        return text.toString();
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        if (value instanceof String string) {
            text.append(scalar(string));
        } else if (value instanceof BigDecimal number) {
            text.append(number.toPlainString());
        } else if (value instanceof List<?> list) {
            text.append('[');
            String separator = "";
            for (Object item : list) {
                text.append(separator);
                append(text, item);
                separator = ", ";
            }
            text.append(']');
        } else if (value instanceof Map<?, ?> map) {
            text.append('{');
            String separator = "";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                text.append(separator).append(scalar(String.valueOf(entry.getKey())));
                text.append(": ");
                append(text, entry.getValue());
                separator = ", ";
            }
            text.append('}');
        } else {
            text.append(value);
        }
    }

    /** Text as a scalar: plain if every YAML reader reads that as the same text, in double quotes otherwise. */
    public static String scalar(String text) {
        return readsPlain(text) ? text : quoted(text);
    }

    private static boolean readsPlain(String text) {
        if (!(PlainScalar.resolve(text) instanceof String)
                || SPECIAL_AT_THE_START.indexOf(text.charAt(0)) >= 0
                || text.charAt(0) == ' '
                || text.charAt(text.length() - 1) == ' '
                || text.charAt(text.length() - 1) == ':'
                || YAML_1_1_TRUTH.contains(" " + text.toLowerCase(java.util.Locale.ROOT) + " ")
                || readsAsNumberInYaml11(text)) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean structural = ",[]{}\"".indexOf(c) >= 0
                    || (c == ':' && i + 1 < text.length() && text.charAt(i + 1) == ' ')
                    || (c == '#' && text.charAt(i - 1) == ' ');
            if (structural || c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    /** YAML 1.1, which many editors still read, reads 0x1F, 1_000, +5, .5, 12:30:00 and 2026-11-22 as other types than text. */
    private static boolean readsAsNumberInYaml11(String text) {
        char first = text.charAt(0);
        if (first != '.' && first != '+' && (first < '0' || first > '9')) {
            return false;
        }
        boolean prefixed = first == '0' && text.length() > 1 && "xXoObB".indexOf(text.charAt(1)) >= 0;
        if (prefixed || first == '.' || first == '+') {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789eE._:+-tTzZ ".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Text in double quotes, all but printable ASCII and letters escaped. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> appendQuoted(quoted, c);
            }
        }
        return quoted.append('"').toString();
    }

    private static void appendQuoted(StringBuilder quoted, int c) {
        if ((c >= ' ' && c <= '~') || (c > 0x9F && Character.isLetterOrDigit(c))) {
            quoted.appendCodePoint(c);
            return;
        }
        String hex = Integer.toHexString(c);
        int digits = c > 0xFFFF ? 8 : 4;
        quoted.append(c > 0xFFFF ? "\\U" : "\\u");
        for (int i = hex.length(); i < digits; i++) {
            quoted.append('0');
        }
        quoted.append(hex);
    }
}
