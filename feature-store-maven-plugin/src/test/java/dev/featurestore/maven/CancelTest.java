package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.command.CancelRequest;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code cancel} against the embedded cloud. */
@Tag("slow")
class CancelTest extends StackFixture {

    private final RecordedConsole other = new RecordedConsole();

    /** Deploys, and cancels the job when its first resource is there; returns how the deployment ended. */
    private FeatureStoreException canceled(boolean forced, boolean byJob) throws Exception {
        CompletableFuture<FeatureStoreException> deployment = beginLongApply();
        Optional<String> job = byJob ? Optional.of(running()) : Optional.empty();
        if (byJob) {
            Files.move(config(), folder.resolve("away.yaml"));
        }
        stack(other).cancel(CancelRequest.DEFAULT.withJob(job).withForced(forced));
        return deployment.join();
    }

    private String running() throws Exception {
        return document(() -> stack().status(true)).at("/running/id").textValue();
    }

    @Test
    void cancelsTheRunningJobAndTellsWhatIsLeft() throws Exception {
        FeatureStoreException end = canceled(false, false);

        assertThat(end.code()).isEqualTo(FailureCode.JOB_CANCELED);
        List<String> lines = other.lines();
        assertThat(lines)
                .anyMatch(line -> line.matches("Canceling apply job apply feature-store, IN_PROGRESS since \\d+s"))
                .containsSubsequence(
                        "Canceled: 1 created, 0 changed, 0 destroyed before it ended.",
                        "The stack has 1 resource now.",
                        "Next: apply again to complete the deployment, or destroy the stack:",
                        "  mvn featurestore:apply",
                        "  mvn featurestore:destroy -Dfeaturestore.stackId="
                                + stacks().get(0).getId());
        assertThat(lines).noneMatch(line -> line.startsWith("Forced"));
    }

    @Test
    void cancelsAJobByItsOcidWithoutAConfiguration() throws Exception {
        assertThat(canceled(false, true).code()).isEqualTo(FailureCode.JOB_CANCELED);
    }

    @Test
    void byForceTellsWhatItRisks() throws Exception {
        canceled(true, false);

        assertThat(other.lines())
                .anyMatch(line -> line.startsWith("Forced: Terraform stops at once"))
                .anyMatch(line -> line.startsWith("Canceled: "));
    }

    @Test
    void whereNoJobRunsThereIsNothingToCancel() throws Exception {
        apply(request());

        assertThat(shown(() -> stack().cancel(CancelRequest.DEFAULT)))
                .containsExactly("Nothing to cancel: no job is running on stack feature-store.");
        String job = report().at("/job/id").textValue();
        assertThat(shown(() -> stack().cancel(
                                CancelRequest.DEFAULT.withJob(Optional.of(job)).withForced(true))))
                .containsExactly(
                        "The apply job " + job + " has already ended as SUCCEEDED. There is nothing to cancel.");
    }

    @Test
    void aJobOfNoneIsAnError() {
        String absent = "ocid1.ormjob.oc1.iad.aaaaaaaaexampleexampleexampleexampleexampleexample";

        assertThat(failureOf(() -> stack().cancel(CancelRequest.DEFAULT.withJob(Optional.of(absent))))
                        .code())
                .isEqualTo(FailureCode.CLOUD_REFUSED);
    }
}
