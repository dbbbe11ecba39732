package dev.featurestore.operator.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportMarkdownTest {

    private static final String HOSTILE = "EVIL ` | @EVIL \\| [EVIL](https://EVIL.example) https://EVIL.example"
            + " <img src=EVIL> </code></details>\n::error::EVIL\n# EVIL\n```\nEVIL";

    @Test
    void deploymentStartsWithItsResult() {
        String page = ReportMarkdown.of(Map.of(
                "operation",
                "APPLY",
                "state",
                "SUCCEEDED",
                "rehearsal",
                true,
                "stack",
                Map.of("name", "dev", "id", "ocid1.ormstack.x", "course", "updated"),
                "durationSeconds",
                125L,
                "created",
                2L,
                "changed",
                1L,
                "destroyed",
                0L,
                "outputs",
                Map.of("secret", Map.of("sensitive", true)),
                "check",
                Map.of(
                        "endpoint",
                        "http://127.0.0.1",
                        "passed",
                        true,
                        "steps",
                        List.of(Map.of("step", "GATEWAY", "passed", true, "seen", "OPTIONS: 200")))));

        assertThat(page)
                .startsWith("### Deployed stack `dev` in 2m5s: 2 created, 1 changed, 0 destroyed\n")
                .contains("A rehearsal on the embedded cloud")
                .contains("| gateway | passed | `OPTIONS: 200` |")
                .contains("| stack | `ocid1.ormstack.x` |")
                .contains("secret = (sensitive value)");
    }

    @Test
    void refusalNamesItsCodeAndWhatToDo() {
        assertThat(ReportMarkdown.of(Map.of(
                        "operation",
                        "APPLY",
                        "state",
                        "REFUSED",
                        "rehearsal",
                        false,
                        "code",
                        "DATA_LOSS",
                        "failure",
                        Map.of("message", "It loses data", "hint", "Review it", "commands", List.of("mvn x")))))
                .isEqualTo("""
                        ### The apply was refused, and nothing was changed

                        **DATA_LOSS**

                        ```
                        It loses data
                        Review it:
                          mvn x
                        ```
                        """);
    }

    @Test
    void textFromOutsideIsOnlyCode() {
        Map<String, Object> step = Map.of(
                "step", "STORE", "passed", false, "seen", HOSTILE, "hop", HOSTILE, "trouble", HOSTILE, "fix", HOSTILE);
        String page = ReportMarkdown.of(Map.of(
                "operation", "DESTROY",
                "state", "FAILED",
                "stack", Map.of("name", HOSTILE, "id", HOSTILE, "compartmentId", HOSTILE),
                "region", HOSTILE,
                "failure", HOSTILE,
                "remaining", List.of(HOSTILE),
                "upgrade", List.of(Map.of("step", 1L, "title", HOSTILE, "job", HOSTILE)),
                "outputs", Map.of(HOSTILE, Map.of("value", HOSTILE, "sensitive", false)),
                "resources", List.of(Map.of("address", HOSTILE, "action", "created", "id", HOSTILE)),
                "check", Map.of("endpoint", HOSTILE, "passed", false, "leftOut", HOSTILE, "steps", List.of(step))));

        assertThat(RenderedMarkdown.of(page).markup())
                .doesNotContain("EVIL")
                .contains("<td>store</td>\n<td><strong>failed</strong></td>");
        assertThat(RenderedMarkdown.of(page).html()).contains("EVIL");
        assertThat(page.lines()).noneMatch(line -> line.startsWith("::"));
    }

    @Test
    void manyResourcesAreCutAndCounted() {
        String page = ReportMarkdown.of(Map.of(
                "operation",
                "APPLY",
                "state",
                "FAILED",
                "resources",
                IntStream.range(0, 5_000)
                        .mapToObj(i -> Map.of("address", "oci_core_vcn.this[" + i + "]", "action", "created"))
                        .toList()));

        assertThat(page.length()).isBetween(55_000, LimitedMarkdown.LONGEST);
        assertThat(page).containsPattern("\\*\\*[0-9]+ lines do not fit here\\.\\*\\* See `report\\.json`\\.");
    }
}
