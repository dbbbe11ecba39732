package dev.featurestore.operator.report;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UnwritableFile;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.text.OneLine;
import java.io.IOException;
import java.io.Writer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes all lines of a job's log to a file after each look at the job, so that they remain after an interruption. A file that cannot be
 * written causes one warning, and does not stop the deployment; the run fails for it at its end.
 */
public final class JobLogFile implements Consumer<Event>, AutoCloseable {

    private final ReportFiles files;
    private final Console console;
    private final UnwrittenResults unwritten;
    private @Nullable Writer writer;
    private boolean broken;

    /** The file is created with the first line. */
    public JobLogFile(ReportFiles files, Console console, UnwrittenResults unwritten) {
        this.files = files;
        this.console = console;
        this.unwritten = unwritten;
    }

    @Override
    public void accept(Event event) {
        if (event instanceof Event.Logged logged) {
            write(logged.event().text());
        } else if (event instanceof Event.Looked) {
            written();
        }
    }

    private void write(String line) {
        if (broken) {
            return;
        }
        try {
            Writer out = writer == null ? files.openLog() : writer;
            writer = out;
            out.write(OneLine.of(line));
            out.write('\n');
        } catch (IOException e) {
            fail(e);
        }
    }

    private void written() {
        if (writer != null && !broken) {
            try {
                writer.flush();
            } catch (IOException e) {
                fail(e);
            }
        }
    }

    private void fail(IOException e) {
        broken = true;
        console.warn("Cannot write the log of the job to " + files.log() + ": " + e + ". The job continues.");
        unwritten.add(incomplete(e));
    }

    @Override
    public void close() {
        if (writer != null) {
            try {
                writer.close();
            } catch (IOException e) {
                console.warn("The log of the job in " + files.log() + " may be incomplete: " + e);
            }
        }
    }

    private FeatureStoreException incomplete(IOException e) {
        return FeatureStoreException.of(
                        FailureCode.IO_ERROR,
                        "The log of the job in " + files.log() + " is incomplete: " + e,
                        new UnwritableFile(files.path(), e).remedy() + ". The job is not affected; to see its log, run",
                        e)
                .suggesting(Command.of(Goal.LOGS));
    }
}
