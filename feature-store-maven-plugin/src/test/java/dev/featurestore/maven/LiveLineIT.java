package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code apply} as a person sees it at a terminal of 80 columns: lines that scroll by, and one below them that changes. */
class LiveLineIT {

    private static final String ERASE = "\u001b[2K";
    private static final String CTRL_C = "\u0003";
    private static final String APPLY = MavenBuild.plugin() + ":apply";

    @TempDir
    Path folder;

    @BeforeEach
    void makeProject() throws Exception {
        PseudoTerminal.assumeThereIsOne();
        Projects.copy("offline", folder);
        Files.createDirectories(folder.resolve(".featurestore"));
        takes("6");
    }

    static Stream<Path> mavens() throws IOException {
        return MavenBuild.mavens().stream();
    }

    @ParameterizedTest
    @MethodSource("mavens")
    void oneLineTellsHowFarItIsAndIsGoneAtTheEnd(Path maven) throws Exception {
        MavenBuild.Result result;
        try (PseudoTerminal terminal = start(new MavenBuild(folder, maven), Map.of(), APPLY)) {
            result = terminal.finish();
        }

        assertThat(result.status()).as(result.log()).isZero();
        assertThat(drawn(result.log()))
                .as(result.log())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(80).doesNotContain("\n", "\u001b"))
                .anySatisfy(line -> assertThat(line).matches("\\[\\d/\\d] \\d+s  creating oci_core_\\w+\\.this \\d+s"));
        assertThat(scrolled(result.log()))
                .as(result.log())
                .anyMatch(line -> line.matches("\\[INFO] \\[\\d/\\d] oci_core_\\w+\\.this: Creation complete after.*"))
                .noneMatch(line -> line.contains("Still creating"))
                .anyMatch(line -> line.contains("BUILD SUCCESS"))
                .noneMatch(line -> line.contains("creating oci_core"));
    }

    @Test
    void ctrlCTakesItAway() throws Exception {
        takes("60");
        MavenBuild.Result result;
        try (PseudoTerminal terminal = start(new MavenBuild(folder), Map.of(), APPLY)) {
            result = terminal.press(ERASE + "[1/", CTRL_C).finish();
        }

        assertThat(result.status()).isNotZero();
        assertThat(result.log().substring(result.log().lastIndexOf(ERASE)))
                .as(result.log())
                .doesNotContain("creating oci_core");
    }

    @Test
    void batchModeCiAndDumbTerminalsHaveNone() throws Exception {
        takes("2");
        for (Map<String, String> environment :
                List.of(Map.of("CI", "true"), Map.of("TERM", "dumb"), Map.of("NO_COLOR", "1"))) {
            assertPlain(environment, APPLY);
        }
        assertPlain(Map.of(), APPLY, "--batch-mode");
    }

    private void assertPlain(Map<String, String> environment, String... arguments) throws Exception {
        try (PseudoTerminal terminal = start(new MavenBuild(folder), environment, arguments)) {
            MavenBuild.Result result = terminal.finish();
            assertThat(result.status()).as(result.log()).isZero();
            assertThat(result.log()).doesNotContain(ERASE);
        }
    }

    private void takes(String seconds) throws IOException {
        Files.writeString(
                folder.resolve(".featurestore/control.json"), "{\"slow\": {\"oci_core_subnet\": " + seconds + "}}");
    }

    /** What was drawn below the log: between two erasures, without an end of a line. */
    private static List<String> drawn(String screen) {
        List<String> drawn = new ArrayList<>();
        String[] parts = screen.split(Pattern.quote(ERASE), -1);
        for (int i = 1; i < parts.length; i++) {
            if (!parts[i].isEmpty() && !parts[i].contains("\n")) {
                drawn.add(parts[i]);
            }
        }
        return drawn;
    }

    /** What stays on the screen. */
    private static List<String> scrolled(String screen) {
        return screen.lines()
                .map(line -> line.substring(line.lastIndexOf(ERASE) < 0 ? 0 : line.lastIndexOf(ERASE) + ERASE.length()))
                .toList();
    }

    private PseudoTerminal start(MavenBuild build, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> more = new ArrayList<>(List.of(arguments));
        more.add("-Dfeaturestore.cloud=embedded");
        more.add("-Dfeaturestore.terraform=builtin");
        more.add("-Dfeaturestore.force");
        more.add("--offline");
        return PseudoTerminal.start(folder, environment, build.command(more), "");
    }
}
