package dev.featurestore.maven;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Markdown table of keys or variables in {@code docs/configuration.md}. */
final class ReferenceTable {

    /** A quoted value, or a name with an underscore, alone or in a path. */
    private static final Pattern CODE = Pattern.compile(
            "\"[^\"]+\"|(?<![\\w/.$-])[a-z]+(?:_[a-z]+)+(?:\\.[a-z_]+)*(?![\\w/])|\\bspec\\.[a-z_.]*[a-z]");

    /** Values that Markdown would show as nothing. */
    private static final Set<String> NOTHING = Set.of("", "null", "{}", "[]", "\"\"");

    private final StringBuilder rows =
            new StringBuilder("| key | type | default | description |\n| --- | --- | --- | --- |\n");

    /**
     * Adds a row.
     *
     * @param defaultValue in YAML, or {@code required}
     * @param example in YAML
     */
    void add(String key, String type, String defaultValue, String description, String example) {
        rows.append("| `").append(key).append("` | ").append(type).append(" | ");
        rows.append(defaultValue.equals("required") ? "required" : code(defaultValue));
        rows.append(" | ").append(text(description));
        rows.append(code(example).isEmpty() ? "" : "<br>Example: " + code(example))
                .append(" |\n");
    }

    /** A sentence with names and quoted values as code. */
    private static String text(String sentence) {
        StringBuilder text = new StringBuilder();
        int end = 0;
        Matcher code = CODE.matcher(sentence);
        while (code.find()) {
            text.append(plain(sentence.substring(end, code.start())));
            text.append(code(code.group().replace("\"", "")));
            end = code.end();
        }
        return text.append(plain(sentence.substring(end))).toString();
    }

    private static String plain(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }

    private static String code(String yaml) {
        return NOTHING.contains(yaml) ? "" : "`" + yaml.replace("|", "\\|") + "`";
    }

    @Override
    public String toString() {
        return rows.toString();
    }
}
