package dev.featurestore.operator.command;

import dev.featurestore.operator.bundle.SizeLimits;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.Jobs;
import dev.featurestore.operator.cloud.LogEntry;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackAddress;
import dev.featurestore.operator.deploy.DeployedConfiguration;
import dev.featurestore.operator.deploy.StackFinder;
import dev.featurestore.operator.deploy.StackOutputs;
import dev.featurestore.operator.deploy.StackStatus;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.jobs.GrowingPollSchedule;
import dev.featurestore.operator.jobs.JobLog;
import dev.featurestore.operator.jobs.JobOutputs;
import dev.featurestore.operator.jobs.PollSchedule;
import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.JobLogLines;
import dev.featurestore.operator.report.JobTable;
import dev.featurestore.operator.report.OutputList;
import dev.featurestore.operator.report.ReportFiles;
import dev.featurestore.operator.report.RunRecord;
import dev.featurestore.operator.report.StackFacts;
import dev.featurestore.operator.report.StackTable;
import dev.featurestore.operator.report.StatusReport;
import dev.featurestore.operator.report.StatusReport.Difference;
import dev.featurestore.operator.values.Values;
import dev.featurestore.operator.verify.Verifier;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/**
 * Operations on an existing stack. They do not need a complete configuration.
 *
 * <p>Every method fails with a {@link FeatureStoreException} that explains what failed, where, and what to do.
 */
public final class StackOperations {

    private final Console console;
    private final Path folder;
    private final FileNames names;
    private final ClassLoader bundledStack;
    private final Values values;
    private final StackRequest request;
    private final StackAccess access;
    private final Clock clock = Clock.systemUTC();

    /** @param folder the project's {@code .featurestore} folder */
    StackOperations(
            Console console,
            Path folder,
            FileNames names,
            ClassLoader bundledStack,
            Values values,
            StackRequest request) {
        this.console = console;
        this.folder = folder;
        this.names = names;
        this.bundledStack = bundledStack;
        this.values = values;
        this.request = request;
        this.access = new StackAccess(console, request, names, values);
    }

    /** Prints the status of the stack, and what to do next. */
    public void status(boolean json) {
        access.onStack(found -> {
            StackStatus status = StackStatus.of(found.stack().id(), found.resourceManager());
            Difference difference = status.deployed()
                    .filter(job -> request.isConfigured())
                    .map(job -> configuration(found.session())
                            .differenceTo(job, status.stack().variables()))
                    .orElse(Difference.NOT_ASKED);
            StatusReport report = new StatusReport(
                    status,
                    found.region(),
                    request.cloud().rehearsal(),
                    difference,
                    console.commands(),
                    clock.instant());
            print(json, report.json(), report.lines());
        });
    }

    /**
     * Lists the stack's jobs, newest first.
     *
     * @param limit maximum number of jobs
     */
    public void jobs(int limit, boolean json) {
        if (limit < 1) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    "featurestore.limit: must be at least 1, but is " + limit,
                    "Set it to the maximum number of jobs to list");
        }
        access.onStack(found -> {
            List<Job> jobs = new ArrayList<>();
            Iterator<Job> all =
                    found.resourceManager().jobs().ofStack(found.stack().id()).iterator();
            while (jobs.size() < limit && all.hasNext()) {
                jobs.add(all.next());
            }
            JobTable table = new JobTable(found.stack(), found.region(), jobs, all.hasNext(), clock.instant());
            print(json, table.json(), table.lines());
        });
    }

    /** Lists the stacks of feature stores in a compartment. */
    public void stacks(boolean json) {
        access.onCompartment((compartment, region, resourceManager) -> {
            List<Stack> stacks = new StackFinder(resourceManager).all(compartment);
            StackTable table = new StackTable(compartment, region, stacks);
            print(json, table.json(), table.lines());
        });
    }

    /** Prints the stack's outputs. */
    public void outputs(OutputsRequest wanted) {
        access.onStack(found -> {
            OutputList outputs = new OutputList(outputs(found), StackFacts.name(found.stack()));
            outputs.warning().ifPresent(console::warn);
            if (wanted.name().isPresent()) {
                console.value(outputs.value(wanted.name().get(), wanted.allowStale()));
                return;
            }
            switch (wanted.form()) {
                case TABLE -> {
                    outputs.lines().forEach(console::info);
                    outputs.summary().forEach(console::info);
                }
                case JSON -> console.verbatim(outputs.json());
                case DOTENV -> {
                    outputs.dotenv().text().lines().forEach(console::verbatim);
                    outputs.dotenv().leftOut().forEach(console::warn);
                }
            }
        });
    }

    /** Checks whether the store of the stack, or at a URL, answers; prints how to use it. */
    public void check(CheckRequest wanted) {
        if (wanted.apiEndpoint().isPresent()) {
            access.inCloud(session -> new StoreCheck(console, session)
                    .at(wanted.apiEndpoint().get(), request.compartmentId(), wanted.options()));
        } else {
            access.onStack(found -> {
                JobOutputs outputs = outputs(found);
                new OutputList(outputs, StackFacts.name(found.stack()))
                        .warning()
                        .ifPresent(console::warn);
                new StoreCheck(console, found.session()).of(found, outputs.outputs(), wanted.options());
            });
        }
    }

    private JobOutputs outputs(OpenedStack found) {
        return new StackOutputs(found.resourceManager().jobs(), clock, pace(), new JobLogLines(console))
                .ofStack(found.stack().id())
                .orElseThrow(() -> FeatureStoreException.of(
                                FailureCode.OUTPUT_NOT_AVAILABLE,
                                "Stack " + StackFacts.name(found.stack()) + " has no outputs: it is not deployed",
                                "Deploy it")
                        .suggesting(Command.of(Goal.APPLY)));
    }

    /** Prints the log of a job. */
    public void logs(LogsRequest wanted) {
        if (wanted.job().isPresent()) {
            access.onJob(
                    wanted.job().get(), (session, resourceManager, job) -> logs(session, resourceManager, job, wanted));
        } else {
            access.onStack(found -> {
                Jobs jobs = found.resourceManager().jobs();
                Iterator<Job> all = jobs.ofStack(found.stack().id()).iterator();
                if (!all.hasNext()) {
                    throw FeatureStoreException.of(
                                    FailureCode.NO_JOB,
                                    "Stack " + StackFacts.name(found.stack()) + " has no log: no job has run on it",
                                    "Deploy it")
                            .suggesting(Command.of(Goal.APPLY));
                }
                logs(found.session(), found.resourceManager(), all.next(), wanted);
            });
        }
    }

    private void logs(CloudSession session, ResourceManager resourceManager, Job job, LogsRequest wanted) {
        Redaction redaction = redaction(session, DeployedConfiguration.of(job.stackId(), resourceManager.stacks()));
        JobLog log = new JobLog(resourceManager.jobs(), wanted.level(), redaction);
        JobLogLines lines = new JobLogLines(console);
        String name = StackFacts.kind(job) + " " + job.id();
        console.info("Log of " + name);
        Job ended = job;
        List<LogEntry> read = List.of();
        if (wanted.follow() && !job.state().finished()) {
            ended = log.follow(job.id(), clock, pace(), wanted.json() ? event -> {} : lines);
            read = wanted.json() ? log.read(job.id()) : read;
        } else {
            read = log.read(job.id());
        }
        if (wanted.json()) {
            console.verbatim(JobLogLines.json(ended, read));
        } else {
            lines.show(read);
        }
        console.info("End of log of " + name);
        console.info("State: " + ended.state()
                + (ended.state().finished() ? "" : ". To follow the job until it finishes, add -Dfeaturestore.follow"));
    }

    /** Hides the values of variables that the stack or the local configuration marks as sensitive. */
    private Redaction redaction(CloudSession session, DeployedConfiguration deployed) {
        LocalConfiguration local = configuration(session);
        if (!deployed.isKnown() && !local.isKnown()) {
            console.warn("Cannot find out which variables are sensitive: only values that Terraform hides are hidden.");
        }
        List<String> secrets = new ArrayList<>(deployed.secrets());
        secrets.addAll(local.secrets());
        return new Redaction(secrets);
    }

    /** Cancels a job, and waits until it has finished. */
    public void cancel(CancelRequest wanted) {
        changing(() -> {
            if (wanted.job().isPresent()) {
                access.onJob(
                        wanted.job().get(),
                        (session, resourceManager, job) ->
                                new Cancel(console, resourceManager, clock, pace()).job(job, wanted));
            } else {
                access.onStack(found -> new Cancel(console, found.resourceManager(), clock, pace())
                        .stack(found.stack().id(), StackFacts.name(found.stack()), wanted));
            }
            if (wanted.dryRun()) {
                new DryRun(console).end();
            }
        });
    }

    /** Destroys all resources of the stack, and then deletes the stack. */
    public void destroy(DestroyRequest wanted) {
        ReportFiles files = new ReportFiles(wanted.results());
        RunRecord record = new RunRecord(JobOperation.DESTROY, request.cloud().rehearsal(), console.commands());
        if (wanted.dryRun()) {
            destroy(wanted, record);
            return;
        }
        files.clearReport();
        try {
            destroy(wanted, record);
            files.writeIfAbsent(record);
        } catch (FeatureStoreException e) {
            files.writeIfAbsent(record, e);
            throw e;
        }
    }

    private void destroy(DestroyRequest wanted, RunRecord record) {
        changing(() -> {
            access.onStack(this::nothingToDestroy, found -> {
                DeployedConfiguration deployed = DeployedConfiguration.of(
                        found.stack().id(), found.resourceManager().stacks());
                Destroy destroy = new Destroy(
                        console, folder, names, wanted, request.cloud().rehearsal());
                if (wanted.dryRun()) {
                    destroy.dryRun(found, deployed);
                } else {
                    destroy.run(found, deployed, redaction(found.session(), deployed), clock, pace(), record);
                }
            });
            if (wanted.dryRun()) {
                new DryRun(console).end();
            }
        });
    }

    /** No stack of this name is success, because an interrupted run may have deleted it; an OCID may be mistyped. */
    private void nothingToDestroy(StackAddress address) {
        if (!(address instanceof StackAddress.ByName byName)) {
            throw StackFinder.absent(address);
        }
        console.warn("Nothing to destroy: no stack named " + byName.name() + " in compartment "
                + byName.compartment().id());
    }

    private static PollSchedule pace() {
        return new GrowingPollSchedule(new Random());
    }

    private void print(boolean json, String document, List<String> lines) {
        if (json) {
            console.verbatim(document);
        } else {
            lines.forEach(console::info);
        }
    }

    /** Runs work that changes something; in a rehearsal the last line marks it as one. */
    private void changing(Runnable work) {
        if (!request.cloud().rehearsal()) {
            work.run();
            return;
        }
        try {
            work.run();
        } catch (FeatureStoreException e) {
            throw Rehearsal.failure(e);
        } finally {
            console.warn("REHEARSAL on the embedded cloud: nothing was changed in OCI.");
        }
    }

    private LocalConfiguration configuration(CloudSession session) {
        return request.isConfigured()
                ? LocalConfiguration.read(
                        request.config(),
                        request.overrides(),
                        new Verifier(names.root(), bundledStack, values, session, SizeLimits.BUCKET))
                : LocalConfiguration.none();
    }
}
