package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.CancelRequest;
import dev.featurestore.operator.DestroyRequest;
import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.PlanRequest;
import dev.featurestore.operator.report.Results;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Dry runs of the goals that change something: they print what would be done, and change nothing. */
class DryRunTest extends StackFixture {

    @Test
    void planCreatesNoStackAndRunsNoJob() throws Exception {
        assertThat(shown(() -> plan(false)))
                .contains("Dry run: would create stack feature-store in compartment " + COMPARTMENT)
                .anyMatch(line -> line.startsWith("Dry run: would run a plan job with ")
                        && line.endsWith("; nothing was changed."));
        assertThat(stacks()).isEmpty();

        apply(request());
        configure("  variables:\n    cidr: 10.9.0.0/16\n");
        int jobs = jobs().size();
        assertThat(shown(() -> plan(false)))
                .anyMatch(
                        line -> line.startsWith("Dry run: would update, if it differs, and plan stack feature-store"));

        assertThat(jobs()).hasSize(jobs);
        assertThat(variables()).doesNotContainEntry("cidr", "10.9.0.0/16");
        assertThat(Files.exists(reports().resolve("plan-report.json"))).isFalse();
        assertThat(failureOf(() -> plan(true)))
                .hasMessage("featurestore.failOnChanges needs a plan job, and featurestore.dryRun runs none");
    }

    @Test
    void destroyKeepsStackResourcesAndReports() throws Exception {
        apply(request());
        byte[] report = Files.readAllBytes(reports().resolve("report.json"));
        int jobs = jobs().size();

        assertThat(shown(() -> destroy(Optional.empty(), false)))
                .contains("Dry run: would destroy 2 resources and delete stack feature-store; nothing was changed.");
        assertThat(shown(() -> destroy(Optional.of("feature-store"), true)))
                .contains("Dry run: would destroy 2 resources and keep stack feature-store; nothing was changed.");
        assertThat(failureOf(() -> destroy(Optional.of("another"), false)).code())
                .isEqualTo(FailureCode.MISSING_PARAMETER);

        assertThat(jobs()).hasSize(jobs);
        assertThat(stacks()).hasSize(1);
        assertThat(reports().resolve("report.json")).hasBinaryContent(report);
    }

    @Test
    void cancelLeavesTheJobAloneAndDestroyNamesIt() throws Exception {
        CompletableFuture<?> deployment = beginLongApply();
        String job = jobs().get(0).getId();

        assertThat(shown(() -> stack().cancel(new CancelRequest(Optional.empty(), false, true))))
                .anyMatch(line -> line.startsWith("Dry run: would cancel the apply job ")
                        && line.endsWith("; nothing was changed."))
                .contains("  " + job);
        assertThat(shown(() -> destroy(Optional.empty(), false)))
                .contains("Dry run: would first wait for the apply job " + job);

        assertThat(jobs()).hasSize(1);
        assertThat(jobs().get(0).getLifecycleState()).hasToString("InProgress");
        stack().cancel(new CancelRequest(Optional.empty(), false, false));
        deployment.get(1, java.util.concurrent.TimeUnit.MINUTES);
    }

    private void plan(boolean failOnChanges) {
        operator()
                .plan(new PlanRequest(
                        inputs(address()), Results.exactly(reports()), failOnChanges, Duration.ofSeconds(5), true));
    }

    private void destroy(Optional<String> confirm, boolean keepStack) {
        stack().destroy(new DestroyRequest(
                confirm, Optional.empty(), keepStack, Duration.ofSeconds(5), Results.exactly(reports()), true));
    }
}
