package dev.featurestore.operator.report;

import dev.featurestore.operator.joblog.LogEvent;
import dev.featurestore.operator.joblog.ResourceStep;
import dev.featurestore.operator.words.Count;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Lines for a file or a CI server's log: while the job runs at most one a second, with all steps of resources since the last
 * one. Errors and warnings are shown at once.
 */
final class PlainJobLines implements JobLines {

    private static final Duration APART = Duration.ofSeconds(1);

    /** Interval at which the log repeats the resources in progress. */
    private static final Duration QUIET = Duration.ofSeconds(30);

    private final Console console;
    private final Clock clock;
    private final MergedSteps steps = new MergedSteps();
    private boolean begun;
    private String other = "";
    private int others;
    private Instant shown = Instant.MIN;

    PlainJobLines(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public void done(LogEvent.ResourceDone done) {
        begun = true;
        steps.add(done.step(), JobLines.count(done));
    }

    @Override
    public void step(ResourceStep step) {
        begun = true;
        steps.add(step, "");
    }

    @Override
    public void problem(String text) {
        showAll(); // in the order of the log
        console.info(text);
    }

    /** Few lines before the first resource. Later a provisioner may print any number of lines. */
    @Override
    public void other(String text) {
        if (!begun) {
            console.width().wrap(text).forEach(console::info);
            return;
        }
        other = text;
        others++;
    }

    @Override
    public void looked() {
        Duration apart = steps.hasNews() || others > 0 ? APART : QUIET;
        if (shown.equals(Instant.MIN) || !clock.instant().isBefore(shown.plus(apart))) {
            if (others > 0) {
                showOthers();
            } else {
                showSteps();
            }
        }
    }

    @Override
    public void end() {
        showAll();
    }

    private void showAll() {
        showOthers();
        showSteps();
    }

    private void showOthers() {
        if (others > 0) {
            String more = others == 1 ? "" : " (and " + Count.of(others - 1, "more line") + " in job.log)";
            console.info(console.width().cut("", other, more));
            shown = clock.instant();
            others = 0;
        }
    }

    private void showSteps() {
        if (!steps.isEmpty()) {
            console.info(steps.take(console.width()));
            shown = clock.instant();
        }
    }
}
