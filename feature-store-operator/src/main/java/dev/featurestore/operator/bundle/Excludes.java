package dev.featurestore.operator.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Patterns of files that the user leaves out of a stack, relative to its source: {@code *} and {@code ?} match within a
 * name, {@code **} also matches slashes. A pattern that matches a folder leaves out all that is in it.
 */
public final class Excludes {

    /** No patterns. */
    public static final Excludes NONE = new Excludes(List.of());

    private final List<String> texts;
    private final List<Pattern> patterns;

    private Excludes(List<String> texts) {
        this.texts = List.copyOf(texts);
        this.patterns = texts.stream().map(Excludes::compiled).toList();
    }

    /**
     * Reads patterns.
     *
     * @throws IllegalArgumentException if one is empty, or not relative to the source
     */
    public static Excludes of(List<String> texts) {
        List<String> patterns = new ArrayList<>();
        for (String text : texts) {
            String pattern = text.strip();
            if (pattern.isEmpty()) {
                throw new IllegalArgumentException("a pattern is empty");
            }
            if (pattern.startsWith("/")
                    || pattern.contains("\\")
                    || pattern.contains(",")
                    || ("/" + pattern + "/").contains("/../")
                    || ("/" + pattern).contains("/./")) {
                throw new IllegalArgumentException("the pattern '" + pattern
                        + "' must be relative to the stack's source, with slashes and without '.', '..' and commas");
            }
            patterns.add(pattern);
        }
        return new Excludes(patterns);
    }

    /** The patterns as they are written. */
    public List<String> texts() {
        return texts;
    }

    /** The patterns that match a path. */
    List<String> matching(String path) {
        List<String> matching = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).matcher(path).matches()) {
                matching.add(texts.get(i));
            }
        }
        return matching;
    }

    private static Pattern compiled(String glob) {
        StringBuilder regex = new StringBuilder();
        // The folder itself, because what is in it follows.
        String text = glob.replaceFirst("(?<=.)(/\\*\\*|/)$", "");
        for (int i = 0; i < text.length(); i++) {
            boolean start = i == 0 || text.charAt(i - 1) == '/';
            if (start && text.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (text.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (text.charAt(i) == '*') {
                regex.append("[^/]*");
            } else if (text.charAt(i) == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(text.substring(i, i + 1)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
