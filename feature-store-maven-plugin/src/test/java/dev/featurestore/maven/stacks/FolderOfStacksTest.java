package dev.featurestore.maven.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Prints which stacks of a folder rehearse; CONTRIBUTING.md says how to run it. */
class FolderOfStacksTest {

    @Test
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    @EnabledIfSystemProperty(named = "stacks", matches = ".+", disabledReason = "needs -Dstacks=DIR, with -Pstacks")
    void printsWhichStacksRehearse() throws Exception {
        Path stacks = Path.of(System.getProperty("project.root", ".."))
                .resolve(System.getProperty("stacks", ""))
                .toAbsolutePath();
        Path work = Files.createDirectories(Path.of("target/stacks")).toAbsolutePath();

        assertThat(new StacksReport(work, System.out).run(stacks)).isPositive();
    }
}
