package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.check.CheckOptions;
import dev.featurestore.operator.command.CheckRequest;
import dev.featurestore.operator.command.DestroyRequest;
import dev.featurestore.operator.command.PlanRequest;
import dev.featurestore.operator.command.VerifyRequest;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.report.Results;
import dev.featurestore.operator.values.Values;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goals write for CI systems, beside their reports. */
@Tag("slow")
class CiFilesTest extends StackFixture {

    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void setStep() {
        environment.put("GITHUB_STEP_SUMMARY", summary().toString());
        environment.put("GITHUB_OUTPUT", outputs().toString());
    }

    private Path summary() {
        return folder.resolve("summary");
    }

    private Path outputs() {
        return folder.resolve("outputs");
    }

    @Override
    Operator operator() {
        Values step = new Values() {
            @Override
            public Optional<String> environment(String name) {
                return Optional.ofNullable(environment.get(name));
            }

            @Override
            public Optional<String> property(String name) {
                return Optional.empty();
            }
        };
        return new Operator(console, folder, folder, getClass().getClassLoader(), step);
    }

    @Test
    void runsAddTheirResultsToTheSummaryAndOnRequestTheirOutputs() throws Exception {
        PlanRequest plan = PlanRequest.of(inputs(address()), Results.exactly(reports()));
        operator().plan(plan);
        assertThat(outputs()).doesNotExist();
        operator().plan(plan.withStepOutputs(true));
        operator().apply(request().withStepOutputs(true));
        operator().apply(request());
        stack().destroy(DestroyRequest.of(Results.exactly(reports())).withConfirm(Optional.of("feature-store")));

        assertThat(Files.readAllLines(summary()))
                .filteredOn(line -> line.startsWith("### "))
                .extracting(line -> line.replaceFirst(" in [0-9]+s", ""))
                .containsExactly(
                        "### Plan for stack `feature-store`: 2 to create",
                        "### Plan for stack `feature-store`: 2 to create",
                        "### Deployed stack `feature-store`: 2 created, 0 changed, 0 destroyed",
                        "### No changes: stack `feature-store` matches the configuration",
                        "### Destroyed stack `feature-store`: 2 resources");
        assertThat(reports().resolve("plan.md")).content().contains("-Dfeaturestore.plan=ocid1.ormjob.");
        assertThat(Files.readAllLines(outputs()))
                .filteredOn(line -> line.contains("<<"))
                .extracting(line -> line.substring(0, line.indexOf("<<")))
                .containsExactly("featurestore_plan", "featurestore_plan_changes", "featurestore_outputs_vcn_id");
        assertThat(outputs()).content().doesNotContain("hunter2");
        assertThat(summary()).content().doesNotContain("hunter2");
    }

    @Test
    void failureIsInTheSummary() throws Exception {
        operator().apply(request());
        Files.delete(summary());
        Files.writeString(folder.resolve("stack/main.tf"), "resource {");

        assertThat(failure(request()).code()).isEqualTo(FailureCode.INVALID_STACK);

        assertThat(summary())
                .content()
                .startsWith("### The apply was refused, and nothing was changed\n\n**INVALID_STACK**\n");
    }

    @Test
    void outputsOutsideOfAStepAreRefusedBeforeTheCloudIsAsked() throws Exception {
        environment.clear();

        assertThat(failure(request().withStepOutputs(true)).code()).isEqualTo(FailureCode.INVALID_PARAMETER);

        assertThat(stacks()).isEmpty();
    }

    @Test
    void summaryThatCannotBeWrittenDoesNotFailTheRun() throws Exception {
        environment.put("GITHUB_STEP_SUMMARY", folder.toString());

        operator().apply(request());

        assertThat(console.lines()).anyMatch(line -> line.startsWith("Cannot add ") && line.contains("summary"));
    }

    @Test
    void problemsAreTestResults() throws Exception {
        Path file = folder.resolve("target/junit.xml");
        VerifyRequest verify = VerifyRequest.of(inputs(address())).withJunit(Optional.of(file));
        operator().verify(verify);
        assertThat(file).content().contains("failures=\"0\"");
        configure("  variables:\n    cdir: x\n");

        assertThat(failureOf(() -> operator().verify(verify)).code()).isEqualTo(FailureCode.INVALID_CONFIGURATION);

        assertThat(file).content().contains("failures=\"1\"", "cdir");
        assertThat(List.of(Files.readString(file).split("\n", -1))).hasSizeGreaterThan(3);
    }

    @Test
    void testResultsOfAnEarlierRunAreNotThoseOfOneThatFailsBeforeItHasAny() throws Exception {
        Path file = Files.writeString(folder.resolve("junit.xml"), "<testsuite failures=\"0\"/>");
        CheckRequest check = new CheckRequest(Optional.empty(), CheckOptions.DEFAULT).withJunit(Optional.of(file));

        assertThat(failureOf(() -> stack().check(check)).code()).isEqualTo(FailureCode.STACK_NOT_FOUND);

        assertThat(file).doesNotExist();
    }
}
