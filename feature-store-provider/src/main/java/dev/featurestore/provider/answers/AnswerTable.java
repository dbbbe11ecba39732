package dev.featurestore.provider.answers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Values that services set where a configuration sets none; the head of {@code answers.txt} describes the format. */
public final class AnswerTable {

    private static final String RESOURCE = "answers.txt";

    /** An answer: nothing, an empty or a filled collection, or a text that is converted to the attribute's type. */
    record Answer(String text, Template template) {

        boolean isNull() {
            return text.equals("null");
        }

        /** One element, whose attributes have lines of their own in the table. */
        boolean isOne() {
            return text.equals("one");
        }

        boolean isEmpty() {
            return text.equals("[]") || text.equals("{}");
        }

        /** Whether it decides if a collection of objects has elements; texts are for other attributes of the same name. */
        boolean isAboutElements() {
            return isNull() || isOne() || isEmpty();
        }
    }

    private record Line(String type, String path, Answer answer) {

        boolean isAbout(String name) {
            return matches(type, name);
        }

        boolean isAt(String place) {
            if (path.endsWith(".*")) {
                return place.startsWith(path.substring(0, path.length() - 1));
            }
            return path.startsWith("*.")
                    ? matches(path.substring(2), place.substring(place.lastIndexOf('.') + 1))
                    : path.equals(place);
        }

        private static boolean matches(String pattern, String name) {
            if (pattern.equals("*")) {
                return true;
            } else if (pattern.endsWith("*")) {
                return name.startsWith(pattern.substring(0, pattern.length() - 1));
            } else if (pattern.startsWith("*")) {
                return name.endsWith(pattern.substring(1));
            }
            return pattern.equals(name);
        }
    }

    private final List<Line> lines;
    private final Map<String, List<Line>> byType = new ConcurrentHashMap<>();

    private AnswerTable(List<Line> lines) {
        this.lines = lines;
    }

    public static AnswerTable bundled() {
        List<Line> lines = new ArrayList<>();
        InputStream resource = AnswerTable.class.getResourceAsStream(RESOURCE);
        if (resource == null) {
            throw new IllegalStateException(RESOURCE + " is missing from the jar");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            for (String line : (Iterable<String>) reader.lines()::iterator) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                int equals = line.indexOf(" = ");
                String[] place = line.substring(0, equals).split(" ", 2);
                String answer = line.substring(equals + " = ".length());
                lines.add(new Line(place[0], place[1], new Answer(answer, Template.parse(answer))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new AnswerTable(List.copyOf(lines));
    }

    /**
     * Returns the answer of the first line that matches.
     *
     * @param type a resource's type, or a data source's after {@code data.}
     * @param path the attribute's dotted path in its schema
     */
    Optional<Answer> answer(String type, String path) {
        return byType
                .computeIfAbsent(
                        type,
                        name -> lines.stream()
                                .filter(line -> line.isAbout(name))
                                .toList())
                .stream()
                .filter(line -> line.isAt(path))
                .findFirst()
                .map(Line::answer);
    }

    /** The texts of an answer that is a list without placeholders. */
    public List<String> texts(String type, String path) {
        return answer(type, path)
                .map(answer -> List.of(answer.text().split(", ", -1)))
                .orElse(List.of());
    }
}
