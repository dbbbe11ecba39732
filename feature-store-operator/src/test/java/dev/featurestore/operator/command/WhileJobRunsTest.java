package dev.featurestore.operator.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.jobs.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhileJobRunsTest {

    private final WhileJobRuns whileJobRuns = new WhileJobRuns();
    private final List<String> done = new ArrayList<>();

    @BeforeEach
    void addWork() {
        whileJobRuns.then(() -> done.add("one"));
        whileJobRuns.then(() -> done.add("two"));
    }

    @Test
    void theFirstJobDoesAllWorkInOrderAndTheNextOneNone() {
        whileJobRuns.accept(new Event.JobSubmitted(job()));
        assertThat(done).containsExactly("one", "two");

        whileJobRuns.accept(new Event.JobSubmitted(job()));
        assertThat(done).hasSize(2);
    }

    @Test
    void aJobOfAnEarlierRunGivesTheSameTime() {
        whileJobRuns.accept(new Event.JobFound(job()));

        assertThat(done).hasSize(2);
    }

    @Test
    void aFailureEndsNeitherTheRunNorTheOtherWork() {
        WhileJobRuns failing = new WhileJobRuns();
        failing.then(() -> {
            throw new IllegalStateException("for this test");
        });
        failing.then(() -> done.add("three"));

        failing.accept(new Event.JobSubmitted(job()));

        assertThat(done).containsExactly("three");
    }

    @Test
    void nothingIsDoneWithoutAJob() {
        whileJobRuns.accept(new Event.Looked(false));

        assertThat(done).isEmpty();
    }

    private static Job job() {
        return new Job(
                "ocid1.ormjob.oc1..a",
                "ocid1.ormstack.oc1..a",
                "apply",
                JobOperation.APPLY,
                JobState.ACCEPTED,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }
}
