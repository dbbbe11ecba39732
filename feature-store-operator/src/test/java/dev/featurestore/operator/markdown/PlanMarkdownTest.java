package dev.featurestore.operator.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.plan.Action;
import dev.featurestore.operator.plan.AttributeChange;
import dev.featurestore.operator.plan.OutputChange;
import dev.featurestore.operator.plan.ResourceChange;
import dev.featurestore.operator.plan.TerraformPlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanMarkdownTest {

    private static final String HOSTILE =
            "EVIL `` | @EVIL \\| [EVIL](https://EVIL.example) https://EVIL.example www.EVIL.example"
                    + " <img src=EVIL> </details></code> EVIL\n::error::EVIL\n# EVIL\n```\n- EVIL *EVIL* #1 !2 $`EVIL`$ &lt;EVIL&gt;";

    private static ResourceChange change(Action action, String address, Optional<String> loss) {
        return new ResourceChange(address, "oci_core_vcn", action, false, List.of(), List.of(), Optional.empty(), loss);
    }

    private static String page(String stack, TerraformPlan plan) {
        return new PlanMarkdown(
                        plan,
                        Optional.empty(),
                        stack,
                        new Job(
                                "ocid1.ormjob.x",
                                "ocid1.ormstack.x",
                                "plan",
                                JobOperation.PLAN,
                                JobState.SUCCEEDED,
                                Instant.EPOCH,
                                Optional.empty(),
                                Optional.empty(),
                                Map.of()),
                        false,
                        "us-ashburn-1",
                        line -> line.replace("hunter2", "(sensitive value)"),
                        "mvn featurestore:apply -Dfeaturestore.plan=ocid1.ormjob.x")
                .text();
    }

    @Test
    void lossOfDataComesFirstAndIsNotHidden() {
        String page = page(
                "dev",
                new TerraformPlan(
                        List.of(
                                change(Action.CREATE, "oci_core_vcn.new", Optional.empty()),
                                change(Action.DESTROY, "oci_core_vcn.old", Optional.empty()),
                                change(Action.REPLACE, "oci_mysql_mysql_db_system.db", Optional.of("the database"))),
                        List.of(new OutputChange("vcn_id", Action.UPDATE)),
                        1));

        assertThat(page)
                .startsWith("### Plan for stack `dev`: 1 to create, 1 to replace, 1 to destroy\n")
                .contains("| Replace | 1 | **1** |", "| Create | 1 |  |")
                .contains("**1 resource loses data:**")
                .contains("<summary>Create: 1 resource</summary>\n\n```diff\n+ oci_core_vcn.new\n```\n")
                .contains("Drift: 1 of these changed or removed outside of Terraform.")
                .contains("-Dfeaturestore.plan=ocid1.ormjob.x");
        assertThat(page.indexOf("LOSES DATA: the database")).isPositive().isLessThan(page.indexOf("<details>"));
        assertThat(page.indexOf("oci_core_vcn.old")).isLessThan(page.indexOf("oci_core_vcn.new"));
    }

    @Test
    void secretsOfTheStackAreHidden() {
        assertThat(page(
                        "dev",
                        new TerraformPlan(
                                List.of(new ResourceChange(
                                        "oci_core_vcn.a",
                                        "oci_core_vcn",
                                        Action.UPDATE,
                                        false,
                                        List.of(),
                                        List.of(new AttributeChange("name", "\"hunter2\"", "\"b\"", true)),
                                        Optional.empty(),
                                        Optional.empty())),
                                List.of(),
                                0)))
                .doesNotContain("hunter2")
                .contains("name: \"(sensitive value)\" -> \"b\"");
    }

    @Test
    void textFromOutsideIsOnlyCode() {
        AttributeChange attribute = new AttributeChange(HOSTILE, HOSTILE, HOSTILE + "x", true);
        String page = page(
                HOSTILE,
                new TerraformPlan(
                        List.of(
                                new ResourceChange(
                                        HOSTILE,
                                        HOSTILE,
                                        Action.REPLACE,
                                        false,
                                        List.of(attribute),
                                        List.of(attribute),
                                        Optional.of(HOSTILE),
                                        Optional.of(HOSTILE)),
                                change(Action.CREATE, HOSTILE, Optional.empty())),
                        List.of(new OutputChange(HOSTILE, Action.UPDATE)),
                        0));

        assertThat(RenderedMarkdown.of(page).markup()).doesNotContain("EVIL").contains("<h3>Plan for stack");
        assertThat(RenderedMarkdown.of(page).html()).contains("EVIL");
        assertThat(page.lines()).noneMatch(line -> line.startsWith("::") || line.startsWith("##["));
    }

    @Test
    void thousandsOfResourcesAreCutAndCounted() {
        List<ResourceChange> many = IntStream.range(0, 3_000)
                .mapToObj(i -> change(
                        i % 2 == 0 ? Action.CREATE : Action.DESTROY,
                        "module.network.oci_core_vcn.this[" + i + "]",
                        i < 1_000 && i % 2 == 1 ? Optional.of("data") : Optional.empty()))
                .toList();

        String page = page("dev", new TerraformPlan(many, List.of(), 0));

        assertThat(page.length()).isBetween(55_000, LimitedMarkdown.LONGEST);
        assertThat(page)
                .containsPattern("\\*\\*1?,?[0-9]+ resources do not fit here\\.\\*\\* See `plan-report\\.json`\\.");
        assertThat(RenderedMarkdown.of(page).markup()).doesNotContain("oci_core_vcn");
        long shown = page.lines()
                .filter(line -> line.contains("module.network.oci_core_vcn"))
                .count();
        assertThat(page).contains("**" + (3_000 - shown) + " resources do not fit here.**");
    }

    @Test
    void oneValueAsLongAsAFileDoesNotFillThePage() {
        AttributeChange attribute = new AttributeChange("metadata", "\u0001".repeat(200_000), "x", true);
        String page = page(
                "dev",
                new TerraformPlan(
                        List.of(new ResourceChange(
                                "oci_core_instance.a",
                                "oci_core_instance",
                                Action.UPDATE,
                                false,
                                List.of(),
                                List.of(attribute),
                                Optional.empty(),
                                Optional.empty())),
                        List.of(),
                        0));

        assertThat(page.length()).isLessThan(10_000);
        assertThat(page).contains("oci_core_instance.a");
    }
}
