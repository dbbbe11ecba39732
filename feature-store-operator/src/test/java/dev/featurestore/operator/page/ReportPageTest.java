package dev.featurestore.operator.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.plan.Action;
import dev.featurestore.operator.plan.AttributeChange;
import dev.featurestore.operator.plan.OutputChange;
import dev.featurestore.operator.plan.ResourceChange;
import dev.featurestore.operator.plan.TerraformPlan;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportPageTest {

    static final String HOSTILE =
            "</script></style></title></pre>\"'><script>document.title='EVIL'</script><img src=https://evil.example onerror=alert(1)>${1}@{2}\u202e";

    private static final int LIMIT_OF_BUNDLED_STACK = 400_000;

    private static String html(SampleRun run) {
        return new String(run.page(), StandardCharsets.UTF_8);
    }

    static ResourceChange change(Action action, String address, Optional<String> loss, AttributeChange... values) {
        return new ResourceChange(
                address, "oci_core_vcn", action, false, List.of(), List.of(values), Optional.empty(), loss);
    }

    /** A run in which all text from outside is markup. */
    static SampleRun hostile() {
        SampleRun run = new SampleRun("APPLY", "FAILED");
        run.report.put("region", HOSTILE);
        run.report.put(
                "stack", Map.of("id", "ocid1.ormstack.\" onclick=\"x", "name", HOSTILE, "compartmentId", HOSTILE));
        run.report.put(
                "job",
                Map.of(
                        "id",
                        "ocid1.ormjob.x",
                        "consoleUrl",
                        "javascript:alert(1)",
                        "commit",
                        HOSTILE,
                        "branch",
                        HOSTILE,
                        "run",
                        "javascript:alert(1)",
                        "by",
                        HOSTILE));
        run.report.put("durationSeconds", 5);
        run.trace.fact("Compartment", HOSTILE);
        run.cost(List.of("oci_core_nat_gateway.x[\"" + HOSTILE + "\"]"));
        run.report.put("code", HOSTILE);
        run.report.put(
                "failure",
                Map.of("message", HOSTILE, "detail", HOSTILE, "address", "a.b[\"" + HOSTILE + "\"]", "place", HOSTILE));
        run.report.put("outputs", Map.of(HOSTILE, Map.of("value", HOSTILE, "sensitive", false)));
        run.report.put(
                "resources",
                List.of(Map.of("address", "a.b[\"" + HOSTILE + "\"]", "action", "created", "id", HOSTILE)));
        run.report.put(
                "check",
                Map.of(
                        "endpoint",
                        HOSTILE,
                        "passed",
                        false,
                        "steps",
                        List.of(Map.of(
                                "step", "GATEWAY", "passed", false, "seen", HOSTILE, "hop", HOSTILE, "trouble", HOSTILE,
                                "fix", HOSTILE))));
        run.log(SampleRun.START, "a." + HOSTILE + ": Creating...", HOSTILE, "Error: " + HOSTILE);
        run.trace.planned(
                new TerraformPlan(
                        List.of(change(
                                Action.UPDATE,
                                "a.b[\"" + HOSTILE + "\"]",
                                Optional.of(HOSTILE),
                                new AttributeChange(HOSTILE, HOSTILE, HOSTILE + "2", true))),
                        List.of(new OutputChange(HOSTILE, Action.CREATE)),
                        0),
                text -> text);
        return run;
    }

    @Test
    void pageOfTheBundledStackIsSmallAndHasItsSections() throws HclSyntaxException {
        SampleRun run = SampleRun.ofBundledStack();

        assertThat(run.page()).hasSizeLessThan(LIMIT_OF_BUNDLED_STACK);
        assertThat(html(run))
                .contains(
                        "<h1 class=\"good\">Deployed stack feature-store in 14m3s",
                        "id=\"architecture\"",
                        "id=\"timeline\"")
                .contains("critical path</span>", "https://gateway.example/20230101", "sensitive value</span>")
                .contains("href=\"https://cloud.oracle.com/resourcemanager/jobs/ocid1.ormjob.oc1.eu-frankfurt-1.")
                .contains("?region=eu-frankfurt-1\"", "9f86d081884c7d659a2f")
                .doesNotContain("REHEARSAL", "id=\"plan\"");
    }

    @Test
    void namesCompartmentDigestsAndProviders() {
        SampleRun run = new SampleRun("APPLY", "SUCCEEDED");
        run.trace.fact("Compartment", "feature-stores");
        run.trace.fact("SHA-256 of the variables", "9f86d081");
        run.report.put("bundleSha256", "e3b0c442");
        run.log(
                SampleRun.START,
                "- Installing hashicorp/random v3.7.2...",
                "- Installed hashicorp/random v3.7.2 (signed by HashiCorp)",
                "Resources are simulated with the schema of example/cloud 1.2.3, about 240 times faster than in OCI.",
                "- Using previously-installed oracle/oci v8.28.0");

        assertThat(html(run))
                .containsSubsequence(
                        "Region</dt>", "Compartment</dt>", "feature-stores", "Written</dt>", "Stack OCID</dt>")
                .containsSubsequence(
                        "Job OCID</dt>", "SHA-256 of the variables", "9f86d081", "SHA-256 of the Terraform files")
                .containsOnlyOnce("SHA-256 of the Terraform files")
                .contains(
                        "example/cloud 1.2.3 (simulated), hashicorp/random 3.7.2 (signed by HashiCorp), oracle/oci 8.28.0");
    }

    @Test
    void namesWhereTheJobComesFrom() {
        SampleRun run = new SampleRun("APPLY", "SUCCEEDED");
        run.report.put(
                "job",
                Map.of(
                        "id",
                        "ocid1.ormjob.oc1.iad.x",
                        "commit",
                        "0a1b2c",
                        "branch",
                        "main",
                        "by",
                        "octocat",
                        "run",
                        "https://ci/7"));

        assertThat(html(run))
                .contains(
                        "<dt>Commit</dt><dd>0a1b2c of main",
                        "<dt>Started by</dt><dd>octocat",
                        "<dt>CI run</dt><dd>https://ci/7");
        run.report.put("job", Map.of("id", "ocid1.ormjob.oc1.iad.x"));
        assertThat(html(run)).doesNotContain("Commit", "Started by", "CI run");
    }

    @Test
    void rehearsalIsMarkedAndHasNoLinks() {
        SampleRun run = new SampleRun("DESTROY", "SUCCEEDED");
        run.report.put("rehearsal", true);
        run.report.put("job", Map.of("id", "ocid1.ormjob.oc1.iad.x"));

        assertThat(html(run)).contains("<strong>REHEARSAL</strong>").doesNotContain("cloud.oracle.com");
    }

    @Test
    void planHasWhatLosesDataFirstAndHidesSecrets() {
        SampleRun run = new SampleRun("PLAN", "SUCCEEDED");
        run.trace.planned(
                new TerraformPlan(
                        List.of(
                                change(Action.CREATE, "oci_core_vcn.first", Optional.empty()),
                                change(
                                        Action.UPDATE,
                                        "oci_core_vcn.second",
                                        Optional.empty(),
                                        new AttributeChange("display_name", "hunter2", "b", true)),
                                change(Action.DESTROY, "oci_core_vcn.third", Optional.of("all of it"))),
                        List.of(new OutputChange("vcn_id", Action.UPDATE)),
                        List.of("oci_core_vcn.same"),
                        0),
                text -> text.replace("hunter2", "(sensitive value)"));
        String html = html(run);

        assertThat(html)
                .contains("Plan for stack feature-store: 1 to create, 1 to update, 1 to destroy")
                .contains("<h1 class=\"bad\">", "<strong>Loses data:</strong> all of it")
                .contains("<del>(sensitive value)</del>", "<b>same</b>: unchanged", "vcn_id")
                .doesNotContain("hunter2");
        String plan = html.substring(html.indexOf("id=\"changes\""));
        assertThat(plan.indexOf("oci_core_vcn.third")).isLessThan(plan.indexOf("oci_core_vcn.second"));
        assertThat(plan.indexOf("oci_core_vcn.second")).isLessThan(plan.indexOf("oci_core_vcn.first"));
    }

    @Test
    void runThatKnowsLittleHasFewSections() {
        String html = new String(
                ReportPage.of(
                        Map.of(
                                "rehearsal",
                                false,
                                "operation",
                                "APPLY",
                                "state",
                                "REFUSED",
                                "code",
                                "INVALID_CONFIGURATION",
                                "failure",
                                Map.of(
                                        "message",
                                        "line 3: unknown key",
                                        "hint",
                                        "Fix it",
                                        "commands",
                                        List.of("mvn x"))),
                        new RunTrace(),
                        Instant.EPOCH),
                StandardCharsets.UTF_8);

        assertThat(html)
                .contains(
                        "The apply was refused, and nothing was changed",
                        "INVALID_CONFIGURATION",
                        "Fix it:",
                        "    mvn x")
                .doesNotContain("<h2", "<nav");
    }

    @Test
    void failedCheckHasTheReasonAndWhatToDo() {
        SampleRun run = new SampleRun("CHECK", "FAILED");
        run.report.put(
                "check",
                Map.of(
                        "endpoint",
                        "https://gateway.example",
                        "passed",
                        false,
                        "steps",
                        List.of(Map.of(
                                "step",
                                "GATEWAY",
                                "passed",
                                false,
                                "seen",
                                "no answer",
                                "hop",
                                "gateway",
                                "trouble",
                                "down",
                                "fix",
                                "Wait"))));

        assertThat(html(run))
                .contains("The store of stack feature-store does not answer as expected", "gateway: down", "Wait");
    }

    @Test
    void textFromOutsideIsEscaped() {
        assertThat(html(hostile()))
                .doesNotContain("<img", "<script>document", "href=\"javascript", "\u202e")
                .contains("&lt;img src=https://evil.example", "\\u202e");
    }

    @Test
    void longValuesAndLogsAreCut() {
        SampleRun run = new SampleRun("APPLY", "SUCCEEDED");
        run.report.put("durationSeconds", 5);
        run.report.put("outputs", Map.of("kubeconfig", Map.of("value", "x".repeat(100_000), "sensitive", false)));
        for (int i = 0; i < 5_000; i++) {
            run.log(SampleRun.START, "😀".repeat(3_000));
        }

        assertThat(run.page()).hasSizeLessThan(5_000_000);
        assertThat(html(run))
                .contains("(100,000 characters)", "4,000 earlier lines")
                .doesNotContain("Copy kubeconfig");
    }
}
