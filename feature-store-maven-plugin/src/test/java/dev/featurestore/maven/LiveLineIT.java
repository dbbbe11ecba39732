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

/** {@code apply} as a person sees it at a terminal of 80 columns: lines that scroll by above a block that changes. */
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
    void blockShowsHowFarItIsAndIsGoneAtTheEnd(Path maven) throws Exception {
        MavenBuild.Result result;
        try (PseudoTerminal terminal = start(new MavenBuild(folder, maven), Map.of(), APPLY)) {
            result = terminal.finish();
        }

        assertThat(result.status()).as(result.log()).isZero();
        assertThat(drawn(result.log()))
                .as(result.log())
                .isNotEmpty()
                .allSatisfy(block -> assertThat(block.lines())
                        .allSatisfy(line -> assertThat(line).hasSizeLessThan(80).doesNotContain("\u001b")))
                .anySatisfy(block -> assertThat(block)
                        .matches(
                                "\\[\\d/\\d] \\d+s  apply job runs, \\d resources? in progress, less than 1 min left\\n"
                                        + "(  creating oci_core_\\w+\\.this \\d+s\\n?)+"));
        assertThat(TerminalText.lines(result.log()))
                .as(result.log())
                .anyMatch(line -> line.matches("\\[INFO] \\[\\d/\\d] created oci_core_\\w+\\.this( after \\d+s)?"))
                .noneMatch(line -> line.contains("Still creating"))
                .anyMatch(line -> line.contains("BUILD SUCCESS"))
                .noneMatch(line -> line.contains("creating oci_core"));
    }

    @Test
    void firstDeploymentHasALineForEachResourceAndAShortEnd() throws Exception {
        Path project = Files.createDirectories(folder.resolve("first"));
        Projects.copy("quick-start", project);
        MavenBuild.Result result;
        // In the C locale there is no character for an ellipsis.
        try (PseudoTerminal terminal = start(new MavenBuild(project), Map.of("LC_ALL", "C"), project, APPLY)) {
            result = terminal.finish();
        }

        assertThat(result.status()).as(result.log()).isZero();
        List<String> lines = TerminalText.lines(result.log());
        int begin = indexOf(lines, "nothing will be deployed to OCI");
        int summary = indexOf(lines, "Deployed stack feature-store in ");
        int end = indexOf(lines, "nothing was deployed to OCI");
        List<String> done = lines.stream()
                .filter(line -> line.matches("\\[INFO] \\[[ \\d]+/\\d+] .*"))
                .toList();
        assertThat(done)
                .hasSizeGreaterThan(40)
                .allSatisfy(line -> assertThat(line)
                        .hasSizeLessThan(80)
                        .contains("] created ")
                        .doesNotContain("ocid1."))
                .anyMatch(line -> line.contains("..."));
        assertThat(TerminalText.rows(lines.subList(begin, end + 1), 80))
                .as(String.join("\n", lines))
                .isLessThan(done.size() + 40);
        assertThat(lines.subList(summary, end + 1)).hasSizeLessThanOrEqualTo(14).noneMatch(l -> l.contains("ocid1."));
        assertThat(lines.subList(end - 6, end))
                .satisfiesExactly(
                        line -> assertThat(line).matches("\\[INFO] Endpoint: http://127\\.0\\.0\\.1:\\d+/20230101"),
                        line -> assertThat(line)
                                .matches("\\[INFO] Next: see how to use the store, and its other \\d+ outputs:"),
                        line -> assertThat(line).startsWith("[INFO]   mvn ").contains(":check"),
                        line -> assertThat(line).startsWith("[INFO]   mvn ").contains(":outputs"),
                        line -> assertThat(line)
                                .isEqualTo(
                                        "[INFO] The store ends with this build. To keep one, run this before apply:"),
                        line -> assertThat(line)
                                .startsWith("[INFO]   mvn ")
                                .contains(":cloud ")
                                .endsWith(" -Dfeaturestore.detach"));
        assertThat(lines)
                .filteredOn(line -> line.length() > 80)
                .allMatch(line -> line.contains("mvn ")
                        || line.contains("--- ")
                        || line.contains("Signing in with ")
                        || line.contains("Written: "));
    }

    private static int indexOf(List<String> lines, String text) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i;
            }
        }
        throw new AssertionError("no line has " + text + ":\n" + String.join("\n", lines));
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

    /** The blocks that were drawn below the log: each is erased later. */
    private static List<String> drawn(String screen) {
        return Stream.of(screen.split(Pattern.quote(ERASE), -1))
                .skip(1)
                .map(part -> part.replaceFirst("(\u001b\\[A)$", ""))
                .filter(part -> !part.isEmpty() && !part.startsWith("[INFO]") && !part.startsWith("[WARNING]"))
                .toList();
    }

    private PseudoTerminal start(MavenBuild build, Map<String, String> environment, String... arguments)
            throws Exception {
        return start(build, environment, folder, arguments);
    }

    private static PseudoTerminal start(MavenBuild build, Map<String, String> environment, Path in, String... arguments)
            throws Exception {
        List<String> more = new ArrayList<>(List.of(arguments));
        more.add("-Dfeaturestore.cloud=embedded");
        more.add("-Dfeaturestore.terraform=builtin");
        more.add("-Dfeaturestore.force");
        more.add("--offline");
        return PseudoTerminal.start(in, environment, build.command(more), "");
    }
}
