package dev.featurestore.operator.report;

import dev.featurestore.operator.joblog.LogEvent;
import dev.featurestore.operator.joblog.ResourceStep;
import dev.featurestore.operator.words.Durations;
import dev.featurestore.operator.words.LineWidth;
import java.time.Duration;

/** Shows the progress of a job. */
sealed interface JobLines permits LiveJobLines, PlainJobLines {

    /** A finished resource. */
    void done(LogEvent.ResourceDone done);

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

    /**
     * The line of a finished resource, without its OCID.
     *
     * @param count the number of resources done
     */
    static String finished(ResourceStep step, String count, LineWidth width) {
        String after = step.elapsed()
                .filter(time -> time.compareTo(Duration.ofSeconds(1)) >= 0)
                .map(time -> " after " + Durations.text(time))
                .orElse("");
        return width.cut(count + step.verb() + " ", step.address(), after);
    }
}
