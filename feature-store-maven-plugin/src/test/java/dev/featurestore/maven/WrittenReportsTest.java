package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test compares the reports that it writes with their schema. */
class WrittenReportsTest {

    @Test
    void invalidReportIsFound(@TempDir Path folder) throws Exception {
        Path report = Files.createDirectories(folder.resolve("a/b")).resolve("report.json");
        Files.writeString(report, "{\"schemaVersion\": 1, \"state\": \"SUCCEEDED\"}");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> WrittenReports.requireValid(folder))
                .withMessageContaining("operation");
    }

    @Test
    void everyBuildOfTheExamplesValidatesItsReports() throws Exception {
        try (Stream<Path> builds = Files.list(ProjectFolder.path().resolve("src/it"))) {
            List<Path> scripts = builds.map(build -> build.resolve("verify.groovy"))
                    .filter(Files::exists)
                    .toList();

            assertThat(scripts)
                    .isNotEmpty()
                    .allSatisfy(script ->
                            assertThat(script).content().contains("WrittenReports.requireValid(basedir.toPath())"));
        }
    }
}
