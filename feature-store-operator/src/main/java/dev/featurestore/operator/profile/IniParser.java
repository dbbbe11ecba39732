package dev.featurestore.operator.profile;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.profile.IniFile.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of Python's {@code configparser.ConfigParser(interpolation=None)}, as its documentation has them under
 * "Supported INI File Structure" and its source in {@code RawConfigParser._read}:
 *
 * <ul>
 *   <li>A section is {@code [NAME]} to the last bracket of the line; what follows is not read. Blanks belong to the name.
 *   <li>A key ends at the first {@code =} or {@code :}, and is read in lower case.
 *   <li>{@code #} and {@code ;} start a comment at the start of a line only, indented or not.
 *   <li>A line that is indented deeper than its key continues the value, behind a line break.
 *   <li>A section or a key of a section that appears twice is refused; {@code DEFAULT} may be split.
 * </ul>
 *
 * <p>One difference: a comment with a bracket after a section, which becomes part of the name there, is refused.
 */
final class IniParser {

    private static final String FORM = "Write [PROFILE], KEY=VALUE, or a comment that starts with #";

    private final String file;
    private final Map<String, Map<String, Entry>> sections = new LinkedHashMap<>();
    private @Nullable String section;
    private @Nullable String key;
    private List<String> value = new ArrayList<>();
    private int keyLine;
    private int indent;

    IniParser(String file) {
        this.file = file;
    }

    Map<String, Map<String, Entry>> parse(String text) {
        int number = 0;
        for (String line : text.split("\r\n|\r|\n", -1)) {
            line(line, ++number);
        }
        endOfValue();
        return sections;
    }

    private void line(String line, int number) {
        String content = strip(line);
        if (content.startsWith("#") || content.startsWith(";")) {
            return;
        }
        if (content.isEmpty()) {
            value.add("");
            return;
        }
        int blanks = line.indexOf(content);
        if (key != null && blanks > indent) {
            value.add(content);
            return;
        }
        endOfValue();
        indent = blanks;
        int end = content.lastIndexOf(']');
        if (content.startsWith("[") && end > 1) {
            section(content.substring(1, end), number);
        } else if (section == null) {
            throw refused(number, "a section such as [DEFAULT] is missing before the first key", FORM);
        } else {
            key(content, section, number);
        }
    }

    private void section(String name, int number) {
        if (name.contains("]")) {
            throw refused(number, "there are more brackets after the section", "Move the comment to a line of its own");
        }
        if (sections.containsKey(name) && !name.equals(IniFile.DEFAULT)) {
            throw refused(number, "duplicate section [" + name + "]", "Delete or rename one of them");
        }
        sections.computeIfAbsent(name, n -> new LinkedHashMap<>());
        section = name;
    }

    private void key(String content, String in, int number) {
        int end = 0;
        while (end < content.length() && content.charAt(end) != '=' && content.charAt(end) != ':') {
            end++;
        }
        String name = strip(content.substring(0, end)).toLowerCase(Locale.ROOT);
        if (end == content.length() || name.isEmpty()) {
            throw refused(number, "not a key, a section, or a comment", FORM);
        }
        if (sections.getOrDefault(in, Map.of()).containsKey(name)) {
            throw refused(number, "duplicate key " + name + " in [" + in + "]", "Delete one of them");
        }
        key = name;
        keyLine = number;
        value = new ArrayList<>(List.of(strip(content.substring(end + 1))));
    }

    private void endOfValue() {
        if (section != null && key != null) {
            String whole = String.join("\n", value);
            int end = whole.length();
            while (end > 0 && isBlank(whole.charAt(end - 1))) {
                end--;
            }
            sections.computeIfAbsent(section, n -> new LinkedHashMap<>())
                    .put(key, new Entry(whole.substring(0, end), keyLine));
        }
        key = null;
        value = new ArrayList<>();
    }

    private FeatureStoreException refused(int number, String what, String hint) {
        // The line may hold a secret, so it is not quoted.
        return FeatureStoreException.of(
                FailureCode.CREDENTIALS_NOT_FOUND, "Cannot read " + file + ": line " + number + ": " + what, hint);
    }

    /** As {@code str.strip()}, which also takes away blanks that do not break a line. */
    private static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }
}
