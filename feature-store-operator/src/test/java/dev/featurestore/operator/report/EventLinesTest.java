package dev.featurestore.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.deploy.FakeClock;
import dev.featurestore.operator.estimate.EarlierJobs;
import dev.featurestore.operator.estimate.JobEstimate;
import dev.featurestore.operator.graph.ReferenceGraph;
import dev.featurestore.operator.joblog.LogEvent;
import dev.featurestore.operator.joblog.ResourceStep;
import dev.featurestore.operator.joblog.TerraformLog;
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.words.LineWidth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a person sees of a job, at a terminal and in a file. */
class EventLinesTest {

    private final Screen screen = new Screen();
    private final FakeClock clock = new FakeClock();
    private final TerraformLog log = new TerraformLog();
    private int done;

    @Test
    void stepsOfOneLookAreOneLine() {
        EventLines lines = begin(false);
        start(lines, "a.one", "a.two", "a.three");
        finish(lines, "a.one", "a.two");
        look(lines);

        assertThat(screen.lines).containsExactly("[2/3] created: a.one, a.two; creating: a.three");
    }

    @Test
    void singleStepIsTheLineOfTheLog() {
        EventLines lines = begin(false);
        start(lines, "a.one");
        finish(lines, "a.one");
        look(lines);

        assertThat(screen.lines).containsExactly("[1/3] created a.one after 1s");
    }

    @Test
    void stepsInQuickSuccessionShareALineAndTheEndPrintsTheRest() {
        EventLines lines = begin(false);
        finish(lines, "a.one");
        lines.accept(new Event.Looked(false));
        finish(lines, "a.two");
        lines.accept(new Event.Looked(false));
        finish(lines, "a.three");
        lines.accept(new Event.Looked(true));

        assertThat(screen.lines).containsExactly("[1/3] created a.one after 1s", "[3/3] created: a.two, a.three");
    }

    @Test
    void otherLinesPassInTheirOrder() {
        EventLines lines = begin(false);
        log(lines, "a.one: Refreshing state... [id=x]", "a.two: Refreshing state... [id=y]", "data.b.c: Reading...");
        log(lines, "data.b.c: Read complete after 0s [id=z]", "Error: no", "", "  with a.three,");
        look(lines);

        assertThat(screen.lines)
                .containsExactly("refreshed the state of 2 resources", "Error: no", "", "  with a.three,");
    }

    @Test
    void resourcesInProgressAreRepeatedEveryHalfMinute() {
        EventLines lines = begin(false);
        start(lines, "a.one");
        look(lines);
        for (int seconds = 10; seconds <= 70; seconds += 10) {
            clock.pass(Duration.ofSeconds(10));
            log(
                    lines,
                    "a.one: Still creating... [%s elapsed]"
                            .formatted(seconds < 60 ? seconds + "s" : "1m" + (seconds - 60) + "s"));
            lines.accept(new Event.Looked(false));
        }

        assertThat(screen.lines)
                .containsExactly("creating: a.one", "still creating: a.one (30s)", "still creating: a.one (1m0s)");
    }

    @Test
    void lineThatWouldBeTooWideNamesWhatFitsAndCountsTheRest() {
        EventLines lines = begin(false);
        for (int i = 1; i <= 40; i++) {
            start(lines, "module.network.oci_core_network_security_group_security_rule.rule_" + i);
        }
        for (int i = 1; i <= 30; i++) {
            finish(lines, "module.network.oci_core_network_security_group_security_rule.rule_" + i);
        }
        look(lines);
        start(lines, "a.".repeat(200) + "b");
        look(lines);

        assertThat(screen.lines).hasSize(2).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(150));
        assertThat(screen.lines.get(0))
                .isEqualTo(
                        "[30/3] created: module.network.oci_core_network_security_group_security_rule.rule_1 and 29 more;"
                                + " creating: 10");
        assertThat(screen.lines.get(1))
                .startsWith("creating: a.a.")
                .contains("…")
                .endsWith("a.b");

        screen.lines.clear();
        finish(lines, "a.one", "a.two", "b.".repeat(50) + "c", "d.".repeat(15) + "e");
        look(lines);

        assertThat(screen.lines.get(0))
                .startsWith("[34/3] created: a.one, a.two, b.b.")
                .endsWith("b.c and 1 more");
    }

    @Test
    void thereIsAtMostOneLineASecondWhileAJobRuns() {
        EventLines lines = begin(false);
        List<Instant> shown = new ArrayList<>();
        screen.onLine = () -> shown.add(clock.instant());
        for (int i = 0; i < 200; i++) {
            start(lines, "a.n" + i);
            log(lines, "a.n" + i + " (local-exec): line 1", "a.n" + i + " (local-exec): line 2");
            finish(lines, "a.n" + i);
            lines.accept(new Event.Looked(false));
            clock.pass(Duration.ofMillis(100));
        }

        assertThat(shown).hasSizeBetween(15, 20);
        for (int i = 1; i < shown.size(); i++) {
            assertThat(Duration.between(shown.get(i - 1), shown.get(i))).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
        assertThat(screen.lines)
                .anyMatch(line ->
                        line.matches("a\\.n\\d+ \\(local-exec\\): line 2 \\(and \\d+ more lines in job\\.log\\)"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(150));
        lines.accept(new Event.Looked(true));
        assertThat(screen.lines).last().asString().startsWith("[200/3] ");
    }

    @Test
    void atATerminalABlockShowsTheProgress() {
        EventLines lines = begin(true);
        assertThat(screen.shown(79)).isEqualTo("0s  apply job starts");
        start(lines, "a.one", "a.two", "a.three");
        clock.pass(Duration.ofSeconds(65));
        finish(lines, "a.two");
        log(lines, "a.three: Still creating... [50s elapsed]", "a.one: Still creating... [1h2m0s elapsed]");
        log(lines, "data.b.c: Reading...", "data.b.c: Read complete after 0s [id=z]");

        assertThat(screen.lines)
                .containsExactly("Submitted apply job  ocid1.ormjob.oc1..a", "[1/3] created a.two after 1s");
        assertThat(screen.shown(79)).isEqualTo("""
                [1/3] 1m5s  apply job runs, 2 resources in progress
                  creating a.one 1m5s
                  creating a.three 1m5s""");
        lines.accept(new Event.Looked(true));
        assertThat(screen.live).isNull();
    }

    @Test
    void blockHasSixResourcesAtMostAndNoLineIsTooWide() {
        EventLines lines = begin(true);
        for (int i = 1; i <= 9; i++) {
            start(lines, "module.network.oci_core_network_security_group_security_rule.gateway_to_api[" + i + "]");
        }

        for (int width = 1; width < 120; width++) {
            int most = width;
            assertThat(screen.shown(width).lines())
                    .hasSize(7)
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(most));
        }
        assertThat(screen.shown(40).lines()).contains("  creating module.networ…ay_to_api[1] 0s", "  and 4 more");
    }

    @Test
    void finishedResourcesAreOneLineOfTheTerminalAndOtherLinesGoToTheDebugLevel() {
        screen.width = LineWidth.LOG.withColumns(72);
        EventLines lines = begin(true);
        screen.lines.clear();
        String address = "oci_core_network_security_group_security_rule.gateway_from_clients[\"0.0.0.0/0\"]";
        finish(lines, address);
        log(lines, "Initializing the backend...", "Successfully configured the backend \"local\"!");

        assertThat(screen.lines)
                .containsExactly("[1/3] created oci_core_network_securit…rom_clients[\"0.0.0.0/0\"] after 1s")
                .allSatisfy(line -> assertThat(line).hasSize(72));
        assertThat(screen.debug)
                .containsExactly(
                        address + ": Creation complete after 1s [id=x]",
                        "Initializing the backend...",
                        "Successfully configured the backend \"local\"!");
    }

    /** A job with an estimate, which reads each event before the lines do. */
    private void estimated(boolean terminal) {
        JobEstimate estimate = new JobEstimate(ReferenceGraph.NONE, EarlierJobs.none(clock), clock);
        EventLines shown = begin(terminal, Optional.of(estimate));
        Consumer<Event> both = event -> {
            estimate.accept(event);
            shown.accept(event);
        };
        both.accept(SUBMITTED);
        for (String text : List.of(
                "Terraform will perform the following actions:",
                "  # oci_apigateway_gateway.a will be created",
                "Plan: 1 to add, 0 to change, 0 to destroy.",
                "oci_apigateway_gateway.a: Creating...")) {
            both.accept(new Event.Logged(log.read(text), clock.instant()));
        }
        both.accept(new Event.Looked(false));
        clock.pass(Duration.ofSeconds(2));
        both.accept(new Event.Looked(false));
    }

    @Test
    void estimateIsOneLineWithoutATerminalAndInTheLiveBlockWithOne() {
        estimated(false);
        assertThat(screen.lines)
                .filteredOn(line -> line.startsWith("Estimate: "))
                .containsExactly("Estimate: about 2 min, until 00:02 UTC");

        screen.lines.clear();
        estimated(true);
        assertThat(screen.shown(79)).contains("1 resource in progress, about 2 min left");
        assertThat(screen.lines).noneMatch(line -> line.startsWith("Estimate: "));
    }

    private EventLines begin(boolean terminal) {
        return begin(terminal, Optional.empty());
    }

    private static final Event SUBMITTED = new Event.JobSubmitted(new Job(
            "ocid1.ormjob.oc1..a",
            "ocid1.ormstack.oc1..stack",
            "apply",
            JobOperation.APPLY,
            JobState.ACCEPTED,
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty(),
            Map.of()));

    private EventLines begin(boolean terminal, Optional<JobEstimate> estimate) {
        screen.terminal = terminal;
        EventLines lines = new EventLines(screen, ConsoleLinks.NONE, estimate, clock);
        lines.accept(SUBMITTED);
        if (!terminal) {
            screen.lines.clear();
        }
        return lines;
    }

    private void start(EventLines lines, String... addresses) {
        for (String address : addresses) {
            log(lines, address + ": Creating...");
        }
    }

    private void finish(EventLines lines, String... addresses) {
        for (String address : addresses) {
            done++;
            lines.accept(new Event.Logged(
                    new LogEvent.ResourceDone(
                            address + ": Creation complete after 1s [id=x]",
                            new ResourceStep(
                                    ResourceStep.Stage.DONE,
                                    address,
                                    "created",
                                    Optional.of(Duration.ofSeconds(1)),
                                    Optional.of("x")),
                            done,
                            3),
                    clock.instant()));
        }
    }

    private void log(EventLines lines, String... texts) {
        for (String text : texts) {
            lines.accept(new Event.Logged(log.read(text), clock.instant()));
        }
    }

    private void look(EventLines lines) {
        clock.pass(Duration.ofMillis(1_500));
        lines.accept(new Event.Looked(false));
    }

    /** Keeps what is shown. */
    private static final class Screen implements Console {
        private final List<String> lines = new ArrayList<>();
        private final List<String> debug = new ArrayList<>();
        private Runnable onLine = () -> {};
        private LineWidth width = LineWidth.LOG;
        private boolean terminal;
        private @Nullable IntFunction<String> live;

        String shown(int width) {
            return live == null ? "" : live.apply(width);
        }

        @Override
        public void info(String line) {
            lines.add(line);
            onLine.run();
        }

        @Override
        public void debug(Supplier<String> line) {
            debug.add(line.get());
        }

        @Override
        public LineWidth width() {
            return width;
        }

        @Override
        public void warn(String line) {
            lines.add(line);
        }

        @Override
        public void error(String line) {
            lines.add(line);
        }

        @Override
        public void verbatim(String line) {
            lines.add(line);
        }

        @Override
        public boolean live(IntFunction<String> line) {
            live = terminal ? line : null;
            return terminal;
        }

        @Override
        public void endLive() {
            live = null;
        }
    }
}
