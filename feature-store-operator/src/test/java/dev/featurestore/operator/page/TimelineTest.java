package dev.featurestore.operator.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.graph.ReferenceGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private final SampleRun run = new SampleRun("APPLY", "SUCCEEDED");

    private void at(int second, String... lines) {
        run.log(SampleRun.START.plusSeconds(second), lines);
    }

    private Timeline timeline(Optional<String> failed) {
        return Timeline.of(run.trace.works(), run.trace.references(), failed).orElseThrow();
    }

    @Test
    void criticalPathLeadsFromTheLastEndToWhatItWaitedFor() {
        run.trace.configured(ReferenceGraph.of(Map.of(
                "a.slow", Set.of("a.first"), "a.last", Set.of("a.slow", "a.quick"), "a.quick", Set.of("a.first"))));
        at(0, "a.first: Creating...");
        at(10, "a.first: Creation complete after 10s [id=x]", "a.slow: Creating...", "a.quick: Creating...");
        at(12, "a.quick: Creation complete after 2s [id=x]");
        at(70, "a.slow: Creation complete after 1m0s [id=x]", "a.last: Creating...");
        at(75, "a.last: Creation complete after 5s [id=x]");

        Timeline timeline = timeline(Optional.empty());

        assertThat(timeline.bars())
                .filteredOn(Timeline.Bar::critical)
                .extracting(Timeline.Bar::address)
                .containsExactly("a.first", "a.slow", "a.last");
        assertThat(timeline.critical()).contains(Duration.ofSeconds(75));
        assertThat(timeline.lengthText()).isEqualTo("1m15s");
        assertThat(timeline.bars().get(2).startText() + " "
                        + timeline.bars().get(2).lengthText())
                .isIn("10s 2s", "10s 1m0s");
        assertThat(timeline.bars())
                .allMatch(bar -> bar.x() >= 0 && bar.width() > 0 && bar.x() + bar.width() <= Timeline.WIDTH);
    }

    @Test
    void rehearsalByTheBuiltInEngineHasItsDurationsOneAfterTheOther() {
        at(0, "Durations are typical of OCI; this rehearsal runs 240 times faster.", "a.vcn: Creating...");
        at(0, "a.vcn: Creation complete after 2s [id=x]", "a.db: Creating...");
        at(3, "a.db: Creation complete after 12m0s [id=x]", "a.gateway: Creating...");

        assertThat(timeline(Optional.empty()).bars())
                .extracting(bar -> bar.address() + " " + bar.startText() + " " + bar.lengthText())
                .containsExactly("a.vcn 0s 2s", "a.db 2s 12m0s", "a.gateway 12m2s 0s");
        assertThat(run.trace.isSequential()).isTrue();
    }

    @Test
    void whatRefersToAResourceIsDestroyedBeforeIt() {
        run.trace.configured(ReferenceGraph.of(Map.of("a.subnet", Set.of("a.vcn"), "a.other", Set.of("a.vcn"))));
        at(0, "a.subnet: Destroying... [id=x]", "a.other: Destroying... [id=y]");
        at(5, "a.other: Destruction complete after 5s");
        at(30, "a.subnet: Destruction complete after 30s", "a.vcn: Destroying... [id=z]");
        at(31, "a.vcn: Destruction complete after 1s");

        assertThat(timeline(Optional.empty()).bars())
                .filteredOn(Timeline.Bar::critical)
                .extracting(Timeline.Bar::address)
                .containsExactly("a.subnet", "a.vcn");
    }

    @Test
    void resourceThatFailedHasABarToTheEndOfTheLog() {
        at(0, "a.vcn: Creating...", "a.other: Creating...");
        at(20, "Error: 500-InternalError");

        assertThat(timeline(Optional.of("a.vcn")).bars())
                .extracting(bar -> bar.address() + " " + bar.what() + " " + bar.tone() + " " + bar.lengthText())
                .containsExactly("a.other creating, not ended OPEN 20s", "a.vcn creating failed FAILED 20s");
    }

    @Test
    void durationOfTerraformCountsWhereAllLinesAreAsLateAsTheEndOfTheJob() {
        at(100, "a.vcn: Creating...", "a.vcn: Creation complete after 1m0s [id=x]");

        assertThat(timeline(Optional.empty()).bars())
                .extracting(Timeline.Bar::lengthText)
                .containsExactly("1m0s");
    }

    @Test
    void withoutReferencesThereIsACriticalPathOfNothing() {
        at(0, "a.vcn: Creating...");
        at(1, "a.vcn: Creation complete after 1s [id=x]");

        assertThat(timeline(Optional.empty()).critical()).isEmpty();
        assertThat(Timeline.of(new RunTrace().works(), ReferenceGraph.NONE, Optional.empty()))
                .isEmpty();
    }

    @Test
    void traceKeepsTheEndOfALongLogAndTheFirstProblems() {
        at(0, "Error: the cause");
        for (int i = 0; i < 5_000; i++) {
            at(1, "a.vcn: Still creating... [10s elapsed]", "line " + i);
        }

        assertThat(run.trace.lines()).hasSize(RunTrace.MOST_LINES).endsWith("line 4999");
        assertThat(run.trace.problems()).contains("Error: the cause");
        assertThat(run.trace.progressLines()).isEqualTo(5_000);
        assertThat(run.trace.earlierLines()).isEqualTo(5_001 - RunTrace.MOST_LINES);
    }

    @Test
    void timeOfThePageIsThatOfTheService() {
        run.log(Instant.parse("2026-08-03T12:00:05Z"), "a.vcn: Creation complete after 5s [id=x]");

        assertThat(run.trace.works()).extracting(RunTrace.Work::start).containsExactly(SampleRun.START);
    }
}
