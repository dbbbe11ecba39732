package dev.featurestore.operator.report;

import dev.featurestore.operator.deploy.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Lines for whoever reads them later: a file, or a CI server's log. What is done to resources is told in one line for all
 * that a look at the log has brought, so at most one a second; other lines pass as they are.
 */
final class PlainJobLines implements JobLines {

    private static final Duration APART = Duration.ofSeconds(1);

    /** That something goes on is no news: told so often at most. */
    private static final Duration QUIET = Duration.ofSeconds(30);

    private final Console console;
    private final Clock clock;
    private final MergedSteps steps = new MergedSteps();
    private Instant told = Instant.MIN;

    PlainJobLines(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public void done(Event.ResourceDone done) {
        Optional<ResourceStep> step = ResourceStep.parse(done.text());
        if (step.isPresent()) {
            steps.add(step.get(), JobLines.count(done), done.text());
        } else {
            console.info(JobLines.count(done) + done.text());
        }
    }

    @Override
    public void line(String text) {
        Optional<ResourceStep> step = ResourceStep.parse(text);
        if (step.isPresent()) {
            steps.add(step.get(), "", text);
        } else {
            tell(); // in the order of the log
            console.info(text);
        }
    }

    @Override
    public void looked() {
        Duration apart = steps.hasNews() ? APART : QUIET;
        if (told.equals(Instant.MIN) || !clock.instant().isBefore(told.plus(apart))) {
            tell();
        }
    }

    @Override
    public void end() {
        tell();
    }

    private void tell() {
        if (!steps.isEmpty()) {
            console.info(steps.take());
            told = clock.instant();
        }
    }
}
