package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/goals.md} is made from the descriptor, which is made from the code. With
 * {@code -Dfeaturestore.writeDocs=true} this test writes the page; otherwise it holds the two together.
 */
class GoalReferenceTest {

    private final Path page = ProjectFolder.path().resolve("docs/goals.md");

    @Test
    void goalReferenceIsThatOfTheCode() throws Exception {
        String expected = page();
        if (Boolean.getBoolean("featurestore.writeDocs")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, expected);
        }
        assertThat(page).hasContent(expected);
    }

    @Test
    void tableOfGoalsInTheReadmeNamesEveryGoalAndItsPhase() throws Exception {
        String readme = Files.readString(ProjectFolder.path().resolve("README.md"));
        for (PluginDescriptor.Goal goal : PluginDescriptor.goals()) {
            String phase = goal.phase().isEmpty() ? "–" : goal.phase().toUpperCase(Locale.ROOT);
            assertThat(readme)
                    .contains("| [`" + goal.name() + "`](docs/goals.md#featurestore" + goal.name() + ") | " + phase
                            + " |");
        }
    }

    private static String page() throws Exception {
        Map<String, PluginDescriptor.Goal> goals = new TreeMap<>();
        PluginDescriptor.goals().forEach(goal -> goals.put(goal.name(), goal));
        Map<PluginDescriptor.Parameter, List<String>> common = common(goals.values());
        List<String> usingCloud = goals.values().stream()
                .filter(goal -> goal.parameters().stream()
                        .anyMatch(parameter -> parameter.name().equals("cloud")))
                .map(PluginDescriptor.Goal::name)
                .toList();
        StringBuilder page = new StringBuilder("# Goals\n\n")
                .append(
                        "Generated from the code by `GoalReferenceTest`. Set a parameter by its name in the POM, or by its")
                .append(" property on the command line.\n\n## Common parameters\n\n")
                .append("Goals that use a cloud: ")
                .append(String.join(", ", usingCloud))
                .append(".\n\n")
                .append("| parameter | property | type | default | meaning | goals |\n")
                .append("| --- | --- | --- | --- | --- | --- |\n");
        common.forEach((parameter, names) -> page.append(row(parameter))
                .append(' ')
                .append(
                        names.size() == goals.size() - 1
                                ? "all"
                                : names.equals(usingCloud) ? "all that use a cloud" : String.join(", ", names))
                .append(" |\n"));
        for (Example example : examples()) {
            PluginDescriptor.Goal goal = Objects.requireNonNull(goals.remove(example.goal()), example.goal());
            page.append("\n## featurestore:").append(goal.name()).append("\n\n");
            String[] text = plain(goal.description(), "\n\n").split("\\s+Example: ", 2);
            assertThat(example.command().isEmpty() == (text.length == 2))
                    .as("one example of " + goal.name())
                    .isTrue();
            page.append(text[0]).append("\n\n");
            page.append(goal.phase().isEmpty() ? "Bound to no phase." : "Default phase: `" + goal.phase() + "`.");
            page.append(goal.requiresProject() ? " Requires a POM." : " Runs with or without a POM.");
            page.append("\n\n").append(example.block(text[text.length - 1]));
            List<PluginDescriptor.Parameter> own = goal.parameters().stream()
                    .filter(parameter -> !common.containsKey(parameter))
                    .toList();
            if (!own.isEmpty()) {
                page.append("\n| parameter | property | type | default | meaning |\n| --- | --- | --- | --- | --- |\n");
                own.forEach(parameter -> page.append(row(parameter)).append('\n'));
            }
        }
        assertThat(goals).as("goals without an example in goal-examples.txt").isEmpty();
        return page.toString();
    }

    /** Parameters that at least three goals have in the same words, and those goals. */
    private static Map<PluginDescriptor.Parameter, List<String>> common(Collection<PluginDescriptor.Goal> goals) {
        Map<PluginDescriptor.Parameter, List<String>> found =
                new TreeMap<>(Comparator.comparing(PluginDescriptor.Parameter::name)
                        .thenComparing(PluginDescriptor.Parameter::toString));
        for (PluginDescriptor.Goal goal : goals) {
            for (PluginDescriptor.Parameter parameter : goal.parameters()) {
                found.computeIfAbsent(parameter, first -> new ArrayList<>()).add(goal.name());
            }
        }
        found.values().removeIf(names -> names.size() < 3);
        return found;
    }

    private static String row(PluginDescriptor.Parameter parameter) {
        return "| `" + parameter.name() + "` | " + code(parameter.property()) + " | " + parameter.type() + " | "
                + code(parameter.defaultValue()) + " | " + plain(parameter.text(), " ") + " |";
    }

    /** How a goal is used; the command is empty if the description of the goal ends with it. */
    private record Example(String goal, String language, String command) {

        static Example parse(String line) {
            String[] columns = line.split(" *\\| *", 3);
            return new Example(columns[0], columns[1].strip(), columns.length < 3 ? "" : columns[2]);
        }

        String block(String described) {
            return "```" + language + "\n" + (language.equals("console") ? "$ " : "")
                    + (command.isEmpty() ? described : command) + "\n```\n";
        }
    }

    private static List<Example> examples() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(GoalReferenceTest.class.getResourceAsStream("/goal-examples.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Example::parse)
                    .toList();
        }
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    private static String plain(String html, String betweenParagraphs) {
        return html.replaceAll("(?s)<code>(.*?)</code>", "`$1`")
                .replace("<p>", "\n\n")
                .replaceAll("\\s*\\n\\s*\\n\\s*", "\0")
                .replaceAll("\\s+", " ")
                .replace("\0", betweenParagraphs)
                .replace("<", "&lt;")
                .strip();
    }
}
