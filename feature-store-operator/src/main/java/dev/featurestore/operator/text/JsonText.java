package dev.featurestore.operator.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes plain Java as JSON: String, Boolean, Integer, Long, BigDecimal, List, Map with String keys, and null. */
public final class JsonText {
    private final StringBuilder text = new StringBuilder();
    private final boolean indented;

    private JsonText(boolean indented) {
        this.indented = indented;
    }

    /** On one line, without spaces. */
    public static String of(@Nullable Object value) {
        JsonText json = new JsonText(false);
        json.append(value, "");
        return json.text.toString();
    }

    /** Over several lines, for people. */
    public static String indented(@Nullable Object value) {
        JsonText json = new JsonText(true);
        json.append(value, "\n");
        return json.text.append('\n').toString();
    }

    private void append(@Nullable Object value, String line) {
        if (value instanceof String string) {
            quote(string);
        } else if (value instanceof BigDecimal number) {
            text.append(number.toPlainString());
        } else if (value instanceof Map<?, ?> map) {
            object(map, line);
        } else if (value instanceof List<?> list) {
            array(list, line);
        } else {
            text.append(value);
        }
    }

    private void object(Map<?, ?> map, String line) {
        String inner = indented && !map.isEmpty() ? line + "  " : "";
        String separator = "";
        text.append('{');
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text.append(separator).append(inner);
            quote(String.valueOf(entry.getKey()));
            text.append(indented ? ": " : ":");
            append(entry.getValue(), inner);
            separator = ",";
        }
        text.append(map.isEmpty() || !indented ? "" : line).append('}');
    }

    /** Lists of plain values stay on one line. */
    private void array(List<?> list, String line) {
        boolean broken = indented && list.stream().anyMatch(item -> item instanceof Map || item instanceof List);
        String inner = broken ? line + "  " : "";
        String separator = "";
        text.append('[');
        for (Object item : list) {
            text.append(separator).append(inner);
            append(item, inner);
            separator = indented && !broken ? ", " : ",";
        }
        text.append(broken ? line : "").append(']');
    }

    /**
     * Uses only the escapes of JSON that Terraform's language has too. Also escapes what would control a screen or a CI
     * system that shows the document ({@link OneLine}).
     */
    private void quote(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    boolean halfOfOne = Character.isSurrogate(c);
                    boolean command = c == '#' && i + 1 < string.length() && string.charAt(i + 1) == '#';
                    if (command || (!halfOfOne && OneLine.isUnprinted(c))) {
                        text.append(OneLine.escape(c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
