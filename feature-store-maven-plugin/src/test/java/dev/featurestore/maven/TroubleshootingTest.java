package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code docs/troubleshooting.md} explains each failure code, with a message as the sources word it. */
class TroubleshootingTest {

    private static final Pattern SECTION = Pattern.compile("(?ms)^### ([A-Z_]+)\\n(.*?)(?=^##|\\z)");
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```text\\n(.*?)^```$");
    private static final Pattern LITERAL = Pattern.compile("\"((?:\\\\.|[^\"\\\\\\n])*)\"");
    private static final int QUOTED = 8;

    private final Map<String, String> sections = new LinkedHashMap<>();
    private String page = "";

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(ProjectFolder.path().resolve("docs/troubleshooting.md"));
        Matcher matcher = SECTION.matcher(page);
        while (matcher.find()) {
            assertThat(sections.put(matcher.group(1), matcher.group(2)))
                    .as(matcher.group(1) + " has one section")
                    .isNull();
        }
    }

    @Test
    void everyCodeHasASectionAndAnEntryInTheTableOfContents() {
        assertThat(sections.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(FailureCode.values()).map(Enum::name).toList());
        for (FailureCode code : FailureCode.values()) {
            assertThat(page).contains("[" + code + "](#" + code.name().toLowerCase(Locale.ROOT) + ")");
        }
    }

    @Test
    void noPlaceholderIsLeft() {
        assertThat(page).doesNotContainPattern("(?m)^[A-Z_]{4,}$");
    }

    @Test
    void everySectionHasWhatToDoAndAnExample() throws IOException {
        List<String> literals = literals();
        List<String> unknown = new ArrayList<>();
        for (FailureCode code : FailureCode.values()) {
            String section = sections.get(code.name());
            assertThat(section).contains("* What to do: ");
            Matcher example = EXAMPLE.matcher(section);
            assertThat(example.find()).as("example of " + code).isTrue();
            List<String> lines = example.group(1).lines().toList();
            assertThat(lines.get(0)).startsWith(code.label() + " ");
            assertThat(lines).as("message and hint of " + code).hasSizeGreaterThan(1);
            if (literals.stream().noneMatch(lines.get(0)::contains)) {
                unknown.add(lines.get(0));
            }
            String others = String.join("\n", lines.subList(1, lines.size()));
            if (literals.stream().noneMatch(others::contains)) {
                unknown.add(others);
            }
        }
        assertThat(unknown).as("lines that no text of the sources is in").isEmpty();
    }

    @Test
    void examplesOfProblemsHaveTheFormOfOne() {
        String file = "feature_store.yaml";
        for (Problem problem : List.of(
                problem(
                        FailureCode.INVALID_CONFIGURATION,
                        new Location(file, 7, 3),
                        "spec.regoin",
                        "unknown key 'regoin'"),
                problem(FailureCode.MISSING_CONFIGURATION, Location.ofFile(file), "", "file not found"),
                problem(
                        FailureCode.INVALID_STACK,
                        new Location(file, 9, 11),
                        "spec.stack.source",
                        "infra has no .tf files"))) {
            assertThat(sections.get(problem.code().name()))
                    .contains("\n" + problem.code().label() + " " + problem.text() + "\n");
        }
    }

    private static Problem problem(FailureCode code, Location location, String path, String message) {
        return new Problem(Severity.ERROR, code, location, path, message, "");
    }

    /** The parts of messages, long enough to be one. */
    private static List<String> literals() throws IOException {
        Stream.Builder<String> all = Stream.builder();
        for (String module : List.of("feature-store-operator", "feature-store-maven-plugin")) {
            try (Stream<Path> files = Files.walk(ProjectFolder.path().resolve(module + "/src/main/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    LITERAL.matcher(Files.readString(file))
                            .results()
                            .map(found -> found.group(1)
                                    .replace("\\\"", "\"")
                                    .replace("\\n", "")
                                    .strip())
                            .filter(text -> text.length() >= QUOTED && text.contains(" "))
                            .forEach(all);
                }
            }
        }
        return all.build().toList();
    }
}
