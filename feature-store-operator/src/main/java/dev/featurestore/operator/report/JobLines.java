package dev.featurestore.operator.report;

import dev.featurestore.operator.deploy.Event;

/** Shows what a job does. */
sealed interface JobLines permits LiveJobLines, PlainJobLines {

    /** A line of the log by which Terraform is done with a resource. */
    void done(Event.ResourceDone done);

    /** Any other line of the log that a person reads. */
    void line(String text);

    /** The job was looked at. */
    void looked();

    /** There is no more of it. */
    void end();

    /** What stands before a line that is counted. */
    static String count(Event.ResourceDone done) {
        String total = Integer.toString(done.total());
        String count = Integer.toString(done.done());
        return "[" + " ".repeat(Math.max(0, total.length() - count.length())) + count + "/" + total + "] ";
    }
}
