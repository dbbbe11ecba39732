package dev.featurestore.operator.jobs;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobReader;
import dev.featurestore.operator.cloud.LogPage;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.joblog.TerraformLog;
import dev.featurestore.operator.retry.RetryPolicy;
import dev.featurestore.operator.text.TextLines;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Follows a job until it has finished, and passes on its log: no line is lost, and none is reported twice.
 *
 * <p>Keeps the position in the log as the token of a page and the number of its entries that were read, because entries
 * share time stamps, and the last page grows while the job writes. Retries after no answer, 429 and 5xx. A look reads the state or, less
 * often, the log; both when the log shows the end of Terraform, only the state after Terraform has completed, and the rest of the log after the end.
 */
final class JobFollower {

    private final JobReader jobs;
    private final Clock clock;
    private final PollSchedule pace;
    private final Consumer<Event> listener;
    private final RetryPolicy retries;
    private final Redaction redaction;
    private final TerraformLog log = new TerraformLog();

    private Optional<String> page = Optional.empty();
    private int seenOfPage;

    JobFollower(
            JobReader jobs,
            Clock clock,
            PollSchedule pace,
            Consumer<Event> listener,
            RetryPolicy retries,
            Redaction redaction) {
        this.jobs = jobs;
        this.clock = clock;
        this.pace = pace;
        this.listener = listener;
        this.retries = retries;
        this.redaction = redaction;
    }

    /**
     * Follows a job whose state was just read: when it was submitted, or found.
     *
     * @throws FeatureStoreException if the cloud refuses to answer; the job continues
     */
    JobEnd follow(String jobId) throws InterruptedException {
        try {
            return followed(jobId);
        } catch (FeatureStoreException e) {
            throw lost(jobId, e);
        }
    }

    private JobEnd followed(String jobId) throws InterruptedException {
        Instant start = clock.instant();
        Instant nextLog = start.plus(pace.betweenLogs(Duration.ZERO));
        boolean stateIsNext = true;
        while (true) {
            pace.pause(Duration.between(start, clock.instant()));
            boolean readsState =
                    stateIsNext || log.isComplete() || clock.instant().isBefore(nextLog);
            stateIsNext = !readsState;
            if (!readsState) {
                readsState = reachesTheEnd(jobId);
                nextLog = clock.instant().plus(pace.betweenLogs(Duration.between(start, clock.instant())));
            }
            Optional<Job> finished = readsState ? finished(jobId) : Optional.empty();
            if (finished.isPresent()) {
                readLog(jobId, true); // Complete only if it is read after the end.
            }
            listener.accept(new Event.Looked(finished.isPresent()));
            if (finished.isPresent()) {
                return new JobEnd(finished.get(), log.done(), log.firstError(), log.failedChecks());
            }
        }
    }

    /** Reads the log; whether these lines are the first that show the end of Terraform. */
    private boolean reachesTheEnd(String jobId) throws InterruptedException {
        boolean before = log.ended();
        readLog(jobId, false);
        return log.ended() && !before;
    }

    private Optional<Job> finished(String jobId) throws InterruptedException {
        return Optional.of(retries.ask(() -> jobs.job(jobId)))
                .filter(job -> job.state().finished());
    }

    private static FeatureStoreException lost(String jobId, FeatureStoreException e) {
        return FeatureStoreException.of(
                e.code(),
                "Cannot follow job " + jobId + ", which continues in OCI: " + e.message(),
                thenAgain(e.hint(), "to follow the job"),
                e);
    }

    /** A hint that ends with running the command again, if it does not say so itself. */
    static String thenAgain(String hint, String purpose) {
        String again = "run the same command again";
        return hint.toLowerCase(Locale.ROOT).contains(again) ? hint : hint + ". Then " + again + " " + purpose;
    }

    /** While the job runs, the token after an empty page is for the next look. */
    private void readLog(String jobId, boolean finished) throws InterruptedException {
        EmptyPages emptyPages = new EmptyPages(finished ? EmptyPages.OF_A_COMPLETE_LOG : 1);
        while (true) {
            LogPage read = retries.ask(() -> jobs.log(jobId, page));
            List<LogPage.Line> entries = read.lines();
            for (LogPage.Line entry : entries.subList(Math.min(seenOfPage, entries.size()), entries.size())) {
                Instant time = entry.time().orElseGet(clock::instant);
                TextLines.forEach(
                        entry.text(), line -> listener.accept(new Event.Logged(log.read(redaction.hide(line)), time)));
            }
            seenOfPage = entries.size();
            boolean readOn = emptyPages.readOn(entries.isEmpty(), page, read.next());
            if (read.next().isPresent() && !read.next().equals(page)) {
                page = read.next();
                seenOfPage = 0;
            }
            if (!readOn) {
                return;
            }
        }
    }
}
