package dev.featurestore.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Severity;
import dev.featurestore.operator.verify.SomeValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemReportTest {
    private final List<String> lines = new ArrayList<>();

    @TempDir
    Path workspace;

    private Path root;

    private final Console console = new Console() {
        @Override
        public void info(String line) {
            lines.add("info " + line);
        }

        @Override
        public void warn(String line) {
            lines.add("warn " + line);
        }

        @Override
        public void error(String line) {
            lines.add("error " + line);
        }

        @Override
        public void verbatim(String line) {
            lines.add(line);
        }
    };

    private final Problem error = new Problem(
            Severity.ERROR,
            FailureCode.INVALID_CONFIGURATION,
            new Location("a,b.yaml", 3, 5),
            "spec.region",
            "expected 100%, found \"x\"",
            "write it");
    private final Problem warning = new Problem(
            Severity.WARNING,
            FailureCode.INVALID_STACK,
            new Location("feature-store-stack/main.tf", 0, 0),
            "",
            "expected: less",
            "drop it");

    @BeforeEach
    void makeFiles() throws IOException {
        root = Files.createDirectory(workspace.resolve("sub"));
        Files.createFile(root.resolve("a,b.yaml"));
    }

    private ProblemReport report(Map<String, String> environment) {
        return new ProblemReport(console, root, new SomeValues(environment));
    }

    @Test
    void printsTwoLinesForEachProblem() {
        report(Map.of()).lines(List.of(error, warning));

        assertThat(lines)
                .containsExactly(
                        "error a,b.yaml:3:5  spec.region: expected 100%, found \"x\"",
                        "error     write it", "warn feature-store-stack/main.tf  expected: less", "warn     drop it");
    }

    @Test
    void printsAtMostAHundredProblems() {
        report(Map.of()).lines(Collections.nCopies(50_000, error));

        assertThat(lines).hasSize(201).last().isEqualTo("error ... and 49900 more");
    }

    @Test
    void annotatesUnderGitHubActionsOnly() {
        report(Map.of("GITHUB_ACTIONS", "")).annotations(List.of(error));
        assertThat(lines).isEmpty();

        report(Map.of("GITHUB_ACTIONS", "true", "GITHUB_WORKSPACE", workspace.toString()))
                .annotations(List.of(error, warning));
        assertThat(lines)
                .containsExactly(
                        "::error file=sub/a%2Cb.yaml,line=3,col=5::spec.region: expected 100%25, found \"x\"%0Awrite it",
                        "::warning title=feature-store-stack/main.tf::expected: less%0Adrop it");
    }

    @Test
    void printsJsonForPrograms() throws IOException {
        report(Map.of()).json(List.of(error, warning));

        JsonNode problems = new ObjectMapper().readTree(lines.get(0)).get("problems");
        assertThat(problems).hasSize(2);
        assertThat(problems.get(0)).isEqualTo(new ObjectMapper().readTree("""
                {"severity": "error", "code": "INVALID_CONFIGURATION", "file": "a,b.yaml", "line": 3, "column": 5,
                 "path": "spec.region", "message": "expected 100%, found \\"x\\"", "hint": "write it"}
                """));
        assertThat(problems.get(1).get("severity").asText()).isEqualTo("warning");
    }

    @Test
    void printsJsonWithoutProblems() {
        report(Map.of()).json(List.of());

        assertThat(lines).containsExactly("{\"problems\":[]}");
    }
}
