package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.LogEntry;
import dev.featurestore.operator.deploy.DeployedConfiguration;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.jobs.GrowingPollSchedule;
import dev.featurestore.operator.jobs.JobLog;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.JobLogLines;
import dev.featurestore.operator.report.StackFacts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/** The goal {@code logs}: prints the log of a job. */
public final class PrintLog {

    private final Project project;
    private final StackRequest request;
    private final Console console;

    public PrintLog(Project project, StackRequest request) {
        this.project = project;
        this.request = request;
        this.console = project.console();
    }

    /** Prints the log of the job of the request, or else of the stack's latest job. */
    public void run(LogsRequest wanted) {
        StackAccess access = new StackAccess(project, request);
        try (CloudSession session = access.connect();
                OpenedJob opened = wanted.job().isPresent()
                        ? access.job(session, "job", wanted.job().get())
                        : latestJob(access.stack(session))) {
            Job job = opened.job();
            Redaction redaction = LocalConfiguration.of(project, request, session)
                    .redaction(
                            DeployedConfiguration.of(
                                    job.stackId(), opened.resourceManager().stacks()),
                            console);
            JobLog log = new JobLog(opened.resourceManager().jobs(), wanted.level(), redaction);
            JobLogLines lines = new JobLogLines(console);
            String name = StackFacts.kind(job) + " " + job.id();
            console.info("Log of " + name);
            boolean follows = wanted.follow() && !job.state().finished();
            Job ended = follows
                    ? log.follow(
                            job.id(),
                            Clock.systemUTC(),
                            new GrowingPollSchedule(new Random()),
                            wanted.json() ? event -> {} : lines)
                    : job;
            if (wanted.json()) {
                List<LogEntry> read = new ArrayList<>();
                log.read(job.id(), read::add);
                console.verbatim(JobLogLines.json(ended, read));
            } else if (!follows) {
                log.read(job.id(), lines::show);
            }
            console.info("End of log of " + name);
            console.info("State: " + ended.state()
                    + (ended.state().finished()
                            ? ""
                            : console.commands()
                                    .words(". To follow the job until it finishes, add -Dfeaturestore.follow")));
        }
    }

    private static OpenedJob latestJob(OpenedStack opened) {
        try {
            Iterator<Job> all =
                    opened.resourceManager().jobs().ofStack(opened.id()).iterator();
            if (!all.hasNext()) {
                throw FeatureStoreException.of(
                                FailureCode.NO_JOB,
                                "Stack " + StackFacts.name(opened.stack()) + " has no log: no job has run on it",
                                "Deploy it")
                        .suggesting(Command.of(Goal.APPLY));
            }
            return new OpenedJob(opened.session(), opened.resourceManager(), all.next());
        } catch (FeatureStoreException e) {
            opened.close();
            throw e;
        }
    }
}
