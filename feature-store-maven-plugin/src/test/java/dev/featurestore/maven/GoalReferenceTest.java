package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/goals.md} is made from the descriptor, which is made from the code. With
 * {@code -Dfeaturestore.writeDocs=true} this test writes the page; otherwise it holds the two together.
 */
class GoalReferenceTest {

    private static final String TABLE_HEAD = "| property | goals |";

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

    @Test
    void tableOfPropertiesInTheReadmeIsThatOfTheCode() throws Exception {
        Path file = ProjectFolder.path().resolve("README.md");
        String readme = Files.readString(file);
        int start = readme.indexOf(TABLE_HEAD);
        int end = readme.indexOf("\n\n", start);
        assertThat(start).isPositive();
        String expected = readme.substring(0, start) + properties() + readme.substring(end);
        if (Boolean.getBoolean("featurestore.writeDocs")) {
            Files.writeString(file, expected);
        }
        assertThat(file).hasContent(expected);
    }

    private static String properties() throws Exception {
        Map<String, List<String>> goals = new TreeMap<>();
        int all = 0;
        for (PluginDescriptor.Goal goal : PluginDescriptor.goals()) {
            if (goal.name().equals("help")) {
                continue; // made by Maven, with properties of its own
            }
            all++;
            for (PluginDescriptor.Parameter parameter : goal.parameters()) {
                if (!parameter.property().isEmpty()) {
                    goals.computeIfAbsent(parameter.property(), property -> new ArrayList<>())
                            .add(goal.name());
                }
            }
        }
        StringBuilder table = new StringBuilder(TABLE_HEAD).append("\n| --- | --- |");
        for (Map.Entry<String, List<String>> property : goals.entrySet()) {
            List<String> named = property.getValue();
            table.append("\n| `").append(property.getKey()).append("` | ");
            table.append(named.size() == all ? "all" : String.join(", ", named)).append(" |");
        }
        return table.toString();
    }

    private static String page() throws Exception {
        StringBuilder page = new StringBuilder("# Goals\n\n")
                .append("Made from the code by `GoalReferenceTest`. In a POM a parameter is set by its name, on the")
                .append(" command line by its property.\n");
        for (PluginDescriptor.Goal goal : PluginDescriptor.goals()) {
            page.append("\n## featurestore:").append(goal.name()).append("\n\n");
            page.append(plain(goal.description())).append("\n\n");
            page.append(goal.phase().isEmpty() ? "Bound to no phase." : "Default phase: `" + goal.phase() + "`.");
            page.append(goal.requiresProject() ? " Needs a POM." : " Runs with or without a POM.")
                    .append("\n\n");
            page.append("| parameter | property | type | default | meaning |\n| --- | --- | --- | --- | --- |\n");
            for (PluginDescriptor.Parameter parameter : goal.parameters()) {
                page.append("| `").append(parameter.name()).append("` | ").append(code(parameter.property()));
                page.append(" | ").append(parameter.type()).append(" | ").append(code(parameter.defaultValue()));
                page.append(" | ").append(plain(parameter.text())).append(" |\n");
            }
        }
        return page.toString();
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    private static String plain(String html) {
        return html.replaceAll("(?s)<code>(.*?)</code>", "`$1`")
                .replace("<p>", "\n\n")
                .replaceAll("\\s*\\n\\s*\\n\\s*", "\0")
                .replaceAll("\\s+", " ")
                .replace("\0", " ")
                .replace("<", "&lt;")
                .strip();
    }
}
