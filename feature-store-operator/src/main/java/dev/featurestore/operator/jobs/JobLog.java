package dev.featurestore.operator.jobs;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobReader;
import dev.featurestore.operator.cloud.Jobs;
import dev.featurestore.operator.cloud.LogEntries;
import dev.featurestore.operator.cloud.LogEntry;
import dev.featurestore.operator.cloud.LogLevel;
import dev.featurestore.operator.cloud.LogPage;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.joblog.Redaction;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** The whole log of a job, from a minimum level. */
public final class JobLog {

    private final Jobs jobs;
    private final LogLevel atLeast;
    private final Redaction redaction;

    /**
     * @param atLeast minimum level of the entries
     * @param redaction hides secrets
     */
    public JobLog(Jobs jobs, LogLevel atLeast, Redaction redaction) {
        this.jobs = jobs;
        this.atLeast = atLeast;
        this.redaction = redaction;
    }

    /**
     * Reads the log as it is now.
     *
     * @param reader receives each entry when its page is read, so that only one page is in memory
     */
    public void read(String jobId, Consumer<LogEntry> reader) {
        EmptyPages emptyPages = new EmptyPages(EmptyPages.OF_A_COMPLETE_LOG);
        Optional<String> page = Optional.empty();
        boolean readOn;
        do {
            LogEntries read = jobs.log(jobId, page, atLeast);
            for (LogEntry entry : read.entries()) {
                reader.accept(new LogEntry(entry.time(), entry.level(), redaction.hide(entry.message())));
            }
            readOn = emptyPages.readOn(read.entries().isEmpty(), page, read.next());
            page = read.next();
        } while (readOn);
    }

    /**
     * Passes on the log until the job has finished.
     *
     * @param listener receives its lines as {@link Event.Logged}
     * @return the finished job
     * @throws FeatureStoreException {@code INTERRUPTED} if this thread is interrupted; the job continues
     */
    public Job follow(String jobId, Clock clock, PollSchedule pace, Consumer<Event> listener) {
        Jobs once = jobs.once();
        JobReader reader = new JobReader() {
            @Override
            public Job job(String id) {
                return once.job(id);
            }

            @Override
            public LogPage log(String id, Optional<String> page) {
                LogEntries read = once.log(id, page, atLeast);
                return new LogPage(
                        read.entries().stream()
                                .map(entry -> new LogPage.Line(Optional.of(entry.time()), entry.message()))
                                .toList(),
                        read.next());
            }
        };
        try {
            return new JobFollower(reader, clock, pace, listener, JobRun.ofRunningJob(clock, pace, listener), redaction)
                    .follow(jobId)
                    .job();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FeatureStoreException.of(
                    FailureCode.INTERRUPTED,
                    "Interrupted: job " + jobId + " continues in OCI",
                    "Run the same command again to follow the job");
        }
    }
}
