package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.report.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageOpenerTest {

    @TempDir
    Path folder;

    private final List<String> lines = new ArrayList<>();
    private Path page = Path.of("");

    private final Console console = new Console() {
        @Override
        public void info(String line) {
            lines.add(line);
        }

        @Override
        public void warn(String line) {
            lines.add("WARNING " + line);
        }

        @Override
        public void error(String line) {
            lines.add("ERROR " + line);
        }

        @Override
        public void verbatim(String line) {
            lines.add(line);
        }
    };

    @BeforeEach
    void page() throws IOException {
        page = Files.writeString(folder.resolve("a page.html"), "");
    }

    private PageOpener opener(boolean interactive, String system, Map<String, String> environment, Instant begun) {
        return new PageOpener(page, interactive, system, environment, console, new FileNames(folder), begun);
    }

    private Map<String, String> desktop(String script) throws IOException {
        Path opener = Files.writeString(folder.resolve("xdg-open"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(opener, PosixFilePermissions.fromString("rwx------"));
        return Map.of("DISPLAY", ":0", "PATH", "relative:/nowhere:" + folder);
    }

    @Test
    void runsTheOpenerOfTheDesktopWithTheAddressOfThePage() throws IOException {
        Path seen = folder.resolve("seen");

        opener(true, "Linux", desktop("printf %s \"$1\" > '" + seen + "'"), Instant.EPOCH)
                .close();

        assertThat(seen).hasContent(page.toUri().toString());
        assertThat(page.toUri().toString()).endsWith("a%20page.html");
        assertThat(lines).isEmpty();
    }

    @Test
    void reportsAnOpenerThatFails() throws IOException {
        opener(true, "Linux", desktop("exit 3"), Instant.EPOCH).close();

        assertThat(lines)
                .containsExactly(
                        "WARNING Cannot open a page.html: " + folder.resolve("xdg-open") + " ended with status 3.");
    }

    @Test
    void opensNothingInBatchModeOrWithoutADesktopOrWithoutANewPage() throws IOException {
        Map<String, String> desktop = desktop("touch '" + folder.resolve("opened") + "'");

        opener(false, "Linux", desktop, Instant.EPOCH).close();
        opener(true, "Linux", Map.of("PATH", folder.toString()), Instant.EPOCH).close();
        opener(true, "Linux", desktop, Instant.now().plusSeconds(60)).close();

        assertThat(lines).hasSize(3).allMatch(line -> line.startsWith("featurestore.open is ignored: "));
        assertThat(folder.resolve("opened")).doesNotExist();
    }

    @Test
    void eachPlatformHasItsOwnCommand() {
        assertThat(opener(true, "Windows 11", Map.of(), Instant.EPOCH).command())
                .isEqualTo(Optional.of(List.of(
                        "rundll32", "url.dll,FileProtocolHandler", page.toUri().toString())));
        assertThat(opener(true, "Mac OS X", Map.of(), Instant.EPOCH).command())
                .isEqualTo(Optional.of(List.of("/usr/bin/open", page.toUri().toString())));
    }
}
