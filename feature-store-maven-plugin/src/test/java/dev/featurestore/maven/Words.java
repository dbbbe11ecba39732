package dev.featurestore.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * {@code words.txt}: what sources and documentation do not say.
 *
 * @param everywhere forbidden in all text files of the project
 * @param inMessages forbidden in string literals and in documentation
 * @param allowed lines that may say it all the same
 */
record Words(List<Forbidden> everywhere, List<Forbidden> inMessages, List<Allowed> allowed) {

    /** White space in which a line may end, with the marks of a comment. */
    private static final String ACROSS_LINES = "[\\s*/#]+";

    /**
     * A word or phrase.
     *
     * @param pattern whole words in lower case
     * @param instead what to write
     */
    record Forbidden(Pattern pattern, String instead) {}

    /**
     * An exception.
     *
     * @param path end of a file's path
     * @param part text that the line contains
     */
    record Allowed(String path, String part) {

        boolean matches(String file, String line) {
            return file.endsWith(path) && line.contains(part);
        }
    }

    static Words read() throws IOException {
        List<Forbidden> everywhere = new ArrayList<>();
        List<Forbidden> inMessages = new ArrayList<>();
        List<Allowed> allowed = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(Words.class.getResourceAsStream("/words.txt"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                String[] parts = line.split("\\s+\\|\\s+");
                switch (parts[0]) {
                    case "everywhere" -> everywhere.add(forbidden(parts));
                    case "messages" -> inMessages.add(forbidden(parts));
                    case "allow" -> allowed.add(new Allowed(parts[1], parts[2]));
                    default -> throw new IllegalArgumentException(line);
                }
            }
        }
        return new Words(List.copyOf(everywhere), List.copyOf(inMessages), List.copyOf(allowed));
    }

    private static Forbidden forbidden(String[] parts) {
        return new Forbidden(Pattern.compile("\\b(?:" + parts[1].replace(" ", ACROSS_LINES) + ")\\b"), parts[2]);
    }
}
