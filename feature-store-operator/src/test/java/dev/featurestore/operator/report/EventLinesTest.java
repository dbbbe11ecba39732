package dev.featurestore.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.deploy.Event;
import dev.featurestore.operator.deploy.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a person sees of a job, at a terminal and in a file. */
class EventLinesTest {

    private final Screen screen = new Screen();
    private final FakeClock clock = new FakeClock();
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

        assertThat(screen.lines).containsExactly("[1/3] a.one: Creation complete after 1s [id=x]");
    }

    @Test
    void looksThatComeFastAreToldTogetherAndTheEndTellsTheRest() {
        EventLines lines = begin(false);
        finish(lines, "a.one");
        lines.accept(new Event.Looked(false));
        finish(lines, "a.two");
        lines.accept(new Event.Looked(false));
        finish(lines, "a.three");
        lines.accept(new Event.Looked(true));

        assertThat(screen.lines)
                .containsExactly("[1/3] a.one: Creation complete after 1s [id=x]", "[3/3] created: a.two, a.three");
    }

    @Test
    void otherLinesPassInTheirOrder() {
        EventLines lines = begin(false);
        log(lines, "a.one: Refreshing state... [id=x]", "a.two: Refreshing state... [id=y]", "data.b.c: Reading...");
        log(lines, "data.b.c: Read complete after 0s [id=z]", "Error: no", "", "  with a.three,");
        look(lines);

        assertThat(screen.lines)
                .containsExactly(
                        "refreshed the state of 2 resources; read: data.b.c", "Error: no", "", "  with a.three,");
    }

    @Test
    void whatGoesOnIsToldEveryHalfMinute() {
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

        assertThat(screen.lines).containsExactly("creating: a.one", "still at: a.one (30s)", "still at: a.one (1m0s)");
    }

    @Test
    void atATerminalOneLineSaysHowFarItIs() {
        EventLines lines = begin(true);
        assertThat(screen.shown(79)).isEqualTo("0s  apply job begins");
        start(lines, "a.one", "a.two", "a.three");
        clock.pass(Duration.ofSeconds(65));
        finish(lines, "a.two");
        log(lines, "a.three: Still creating... [50s elapsed]", "a.one: Still creating... [1h2m0s elapsed]");

        assertThat(screen.lines)
                .containsExactly(
                        "Submitted apply job  ocid1.ormjob.oc1..a", "[1/3] a.two: Creation complete after 1s [id=x]");
        assertThat(screen.shown(79)).isEqualTo("[1/3] 1m5s  creating a.one 1m5s + 1 more");
        assertThat(screen.shown(30)).isEqualTo("[1/3] 1m5s  creating a.one");
        lines.accept(new Event.Looked(true));
        assertThat(screen.live).isNull();
    }

    @Test
    void longAddressesAreCutAndTimesAreNot() {
        EventLines lines = begin(true);
        start(lines, "module.network.oci_core_network_security_group_security_rule.gateway_to_api[0]");

        for (int width = 1; width < 120; width++) {
            assertThat(screen.shown(width)).hasSizeLessThanOrEqualTo(width);
        }
        assertThat(screen.shown(40)).isEqualTo("0s  creating module.network.oci_co... 0s");
    }

    private EventLines begin(boolean terminal) {
        screen.terminal = terminal;
        EventLines lines = new EventLines(screen, clock);
        lines.accept(new Event.JobSubmitted(new Job(
                "ocid1.ormjob.oc1..a",
                "ocid1.ormstack.oc1..stack",
                "apply",
                JobOperation.APPLY,
                JobState.ACCEPTED,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Map.of())));
        if (!terminal) {
            screen.lines.clear();
        }
        return lines;
    }

    private static void start(EventLines lines, String... addresses) {
        for (String address : addresses) {
            log(lines, address + ": Creating...");
        }
    }

    private void finish(EventLines lines, String... addresses) {
        for (String address : addresses) {
            done++;
            lines.accept(new Event.ResourceDone(done, 3, address + ": Creation complete after 1s [id=x]"));
        }
    }

    private static void log(EventLines lines, String... texts) {
        for (String text : texts) {
            lines.accept(new Event.LogLine(text));
        }
    }

    private void look(EventLines lines) {
        clock.pass(Duration.ofMillis(1_500));
        lines.accept(new Event.Looked(false));
    }

    /** Keeps what is shown. */
    private static final class Screen implements Console {
        private final List<String> lines = new ArrayList<>();
        private boolean terminal;
        private @Nullable IntFunction<String> live;

        String shown(int width) {
            return live == null ? "" : live.apply(width);
        }

        @Override
        public void info(String line) {
            lines.add(line);
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
