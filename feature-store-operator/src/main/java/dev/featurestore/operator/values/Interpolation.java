package dev.featurestore.operator.values;

import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlScalar;
import dev.featurestore.operator.yaml.YamlSequence;
import dev.featurestore.operator.yaml.YamlText;
import dev.featurestore.operator.yaml.YamlValue;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Replaces names with values in a file: {@code $VAR} and <code>${VAR}</code> from the environment,
 * <code>${a.name}</code>, which has a dot, from the build's properties (<code>${env.VAR}</code> is from the
 * environment, as in a POM). {@code $$} is a dollar, and so is one without a name or brace after it. Keys stay as they are.
 */
public final class Interpolation {
    private static final String ENVIRONMENT = "env.";

    private final Values values;
    private final Problems problems;
    private final IdentityHashMap<YamlValue, YamlValue> done = new IdentityHashMap<>();

    /**
     * An interpolation of one file.
     *
     * @param problems receives names without a value
     */
    public Interpolation(Values values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    /** Escapes text: doubles dollars that would start a name. */
    public static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            escaped.append(c);
            if (c == '$' && i + 1 < text.length()) {
                char next = text.charAt(i + 1);
                escaped.append(next == '$' || next == '{' || beginsName(next) ? "$" : "");
            }
        }
        return escaped.toString();
    }

    /** Escapes all text of a value, to write it to a file. */
    public static @Nullable Object escaped(@Nullable Object value) {
        if (value instanceof String text) {
            return escaped(text);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(escaped((@Nullable Object) item)));
            return items;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            map.forEach((key, item) -> entries.put(String.valueOf(key), escaped((@Nullable Object) item)));
            return entries;
        }
        return value;
    }

    /** The file with values in place of names. A name without a value is not resolved, and adds a problem. */
    public YamlMapping in(YamlMapping root) {
        return mapping(root, "");
    }

    private YamlMapping mapping(YamlMapping mapping, String path) {
        Map<String, YamlMapping.Entry> entries = new LinkedHashMap<>();
        for (YamlMapping.Entry entry : mapping.entries()) {
            String below = path.isEmpty() ? entry.key() : path + "." + entry.key();
            entries.put(entry.key(), new YamlMapping.Entry(entry.key(), entry.location(), value(entry.value(), below)));
        }
        return new YamlMapping(entries, mapping.location());
    }

    /** A value of several aliases is replaced, and its problems are added, once. */
    private YamlValue value(YamlValue value, String path) {
        YamlValue known = done.get(value);
        if (known != null) {
            return known;
        }
        YamlValue result = value;
        if (value instanceof YamlMapping mapping) {
            result = mapping(mapping, path);
        } else if (value instanceof YamlSequence sequence) {
            List<YamlValue> items = new ArrayList<>();
            for (YamlValue item : sequence.items()) {
                items.add(value(item, path + "[" + items.size() + "]"));
            }
            result = new YamlSequence(items, sequence.location());
        } else if (value instanceof YamlScalar scalar
                && scalar.value() instanceof String text
                && text.indexOf('$') >= 0) {
            result = new Text(scalar, text, path).resolved();
        }
        done.put(value, result);
        return result;
    }

    private static boolean beginsName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isInName(char c) {
        return beginsName(c) || (c >= '0' && c <= '9');
    }

    /** Replaces the names in one text. */
    private final class Text {
        private final YamlScalar scalar;
        private final String text;
        private final String path;
        private final StringBuilder result = new StringBuilder();
        private int at;
        private boolean complete = true;
        private boolean concealed;

        Text(YamlScalar scalar, String text, String path) {
            this.scalar = scalar;
            this.text = text;
            this.path = path;
        }

        YamlScalar resolved() {
            while (at < text.length()) {
                char c = text.charAt(at++);
                char next = at < text.length() ? text.charAt(at) : ' ';
                if (c != '$') {
                    result.append(c);
                } else if (next == '$') {
                    result.append('$');
                    at++;
                } else if (next == '{') {
                    braces();
                } else if (beginsName(next)) {
                    int end = at;
                    while (end < text.length() && isInName(text.charAt(end))) {
                        end++;
                    }
                    replace(text.substring(at, end), text.substring(at - 1, end));
                    at = end;
                } else {
                    result.append('$');
                }
            }
            return complete ? scalar.replaced(result.toString(), concealed ? text : null) : scalar.unresolved();
        }

        private void braces() {
            int end = text.indexOf('}', at);
            String name = end < 0 ? "" : text.substring(at + 1, end);
            if (isName(name)) {
                replace(name, "${" + name + "}");
            } else {
                String found = text.substring(at - 1, end < 0 ? text.length() : end + 1);
                complete = false;
                problems.add(
                        scalar.location(),
                        path,
                        "invalid name between ${ and }: " + YamlText.quoted(found),
                        "Write ${NAME} for the environment, ${a.name} for a property of the build, $$ for a dollar");
            }
            at = end < 0 ? text.length() : end + 1;
        }

        private boolean isName(String name) {
            boolean property = name.indexOf('.') > 0;
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                if (!isInName(c) && (!property || (c != '.' && c != '-'))) {
                    return false;
                }
            }
            return !name.isEmpty() && beginsName(name.charAt(0));
        }

        private void replace(String name, String written) {
            boolean property = name.indexOf('.') >= 0 && !name.startsWith(ENVIRONMENT);
            String variable = name.startsWith(ENVIRONMENT) ? name.substring(ENVIRONMENT.length()) : name;
            Optional<String> value = property ? values.property(name) : values.environment(variable);
            if (value.isPresent()) {
                concealed |= !property;
                result.append(value.get());
                return;
            }
            complete = false;
            String itself = "or write $" + written + " if you mean the text itself";
            problems.add(
                    scalar.location(),
                    path,
                    "no value for " + written + ": the " + (property ? "property" : "environment variable")
                            + " is not set",
                    (property ? "Pass -D" + name + "=..., " : "Set " + variable + " in the environment, ") + itself);
        }
    }
}
