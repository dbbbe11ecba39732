package dev.featurestore.operator.report;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.deploy.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Shows the events of a deployment as lines: those of Terraform's own that a person reads, with the number of resources
 * done in front of some; at a terminal with a line below them that says how far the job is.
 */
public final class EventLines implements Consumer<Event> {

    private final Console console;
    private final Clock clock;
    private final ShortLog shortLog = new ShortLog();
    private JobLines job;

    public EventLines(Console console) {
        this(console, Clock.systemUTC());
    }

    EventLines(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
        this.job = new PlainJobLines(console, clock);
    }

    @Override
    public void accept(Event event) {
        if (event instanceof Event.BundleSent bundle) {
            console.info(
                    bundle.sent() == 0
                            ? "Bucket " + bundle.bucket() + " has the stack's files already"
                            : "Sent " + bundle.sent() + " of " + bundle.files() + " files to bucket "
                                    + bundle.bucket());
        } else if (event instanceof Event.StackCreated made) {
            console.info(
                    "Created stack " + made.stack().name() + "  " + made.stack().id());
        } else if (event instanceof Event.StackUpdated updated) {
            console.info("Updated stack " + updated.stack().name() + "  "
                    + updated.stack().id());
        } else if (event instanceof Event.JobSubmitted submitted) {
            follow(submitted.job(), clock.instant());
            console.info("Submitted " + submitted.job().operation().words() + " job  "
                    + submitted.job().id());
        } else if (event instanceof Event.JobFound found) {
            follow(found.job(), found.job().created());
            console.info("Following " + found.job().operation().words() + " job "
                    + found.job().id() + ", which an earlier run submitted at "
                    + found.job().created());
        } else if (event instanceof Event.StackBusy busy) {
            console.warn("The stack is busy: waiting up to " + busy.timeout().toSeconds() + " s for "
                    + busy.holder().operation().words() + " job "
                    + busy.holder().id() + ", submitted at " + busy.holder().created());
        } else if (event instanceof Event.StillTrying trying) {
            console.warn("Still trying: " + trying.problem() + ". The job goes on.");
        } else if (event instanceof Event.LogLine line) {
            if (shortLog.shows(line.text())) {
                job.line(line.text());
            }
        } else if (event instanceof Event.ResourceDone done) {
            job.done(done);
        } else if (event instanceof Event.Looked looked) {
            if (looked.finished()) {
                job.end();
            } else {
                job.looked();
            }
        }
    }

    private void follow(Job followed, Instant start) {
        Progress progress = new Progress(clock, followed.operation().words(), start);
        if (console.live(progress::line)) {
            job = new LiveJobLines(console, progress);
        }
    }
}
