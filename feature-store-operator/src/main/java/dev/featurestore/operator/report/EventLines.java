package dev.featurestore.operator.report;

import dev.featurestore.operator.deploy.Event;
import java.util.function.Consumer;

/**
 * Shows the events of a deployment as lines: those of Terraform's own that a person reads, with the number of resources
 * done in front of some.
 */
public final class EventLines implements Consumer<Event> {

    private final Console console;
    private final ShortLog shortLog = new ShortLog();

    public EventLines(Console console) {
        this.console = console;
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
            console.info("Submitted " + submitted.job().operation().words() + " job  "
                    + submitted.job().id());
        } else if (event instanceof Event.JobFound found) {
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
                console.info(line.text());
            }
        } else if (event instanceof Event.ResourceDone done) {
            String total = Integer.toString(done.total());
            String count = Integer.toString(done.done());
            console.info("[" + " ".repeat(Math.max(0, total.length() - count.length())) + count + "/" + total + "] "
                    + done.text());
        }
    }
}
