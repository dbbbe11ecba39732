package dev.featurestore.operator.report;

import dev.featurestore.operator.joblog.LogEvent;
import dev.featurestore.operator.joblog.ResourceStep;

/** Shows the progress of a job. */
sealed interface JobLines permits LiveJobLines, PlainJobLines {

    /** A finished resource. */
    void done(LogEvent.ResourceDone done, ResourceStep step);

    /** Another step of a resource. */
    void step(ResourceStep step);

    /** A line of an error or a warning. */
    void problem(String text);

    /** Any other line of the log to show. */
    void other(String text);

    /** The state of the job was read. */
    void looked();

    /** The job has ended. */
    void end();

    /** The number of resources done, for the start of a line. */
    static String count(LogEvent.ResourceDone done) {
        String total = Integer.toString(done.total());
        String count = Integer.toString(done.done());
        return "[" + " ".repeat(Math.max(0, total.length() - count.length())) + count + "/" + total + "] ";
    }
}
