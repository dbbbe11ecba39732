package dev.featurestore.operator.oci;

import static dev.featurestore.operator.oci.MissingField.required;

import com.oracle.bmc.http.client.Method;
import com.oracle.bmc.resourcemanager.model.ApplyJobOperationDetails.ExecutionPlanStrategy;
import com.oracle.bmc.resourcemanager.model.ApplyRollbackJobOperationDetails.ExecutionPlanRollbackStrategy;
import com.oracle.bmc.resourcemanager.model.CreateApplyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreateApplyRollbackJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreateDestroyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreateJobDetails;
import com.oracle.bmc.resourcemanager.model.CreateJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreatePlanJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreatePlanRollbackJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.DestroyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.Job.Operation;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOrder;
import dev.featurestore.operator.cloud.Jobs;
import dev.featurestore.operator.cloud.LogEntries;
import dev.featurestore.operator.cloud.LogEntry;
import dev.featurestore.operator.cloud.LogLevel;
import dev.featurestore.operator.cloud.LogPage;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.oci.http.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Jobs of the service, without the OCI Java SDK's client. */
final class OciJobs implements Jobs {

    /** Entries in one page of a log: the maximum, as a request costs more than a long response. */
    private static final String LOG_PAGE = "1000";

    /** Jobs in one page: the service's own default is not documented. */
    private static final String JOBS_PAGE = "100";

    private static final int CONFLICT = 409;
    private static final String JOBS = "jobs";

    private final ServiceApi api;
    private final Requests requests;

    OciJobs(ServiceApi api, Requests requests) {
        this.api = api;
        this.requests = requests;
    }

    // The token lets the service recognize a request that is sent again because its response was lost.
    @Override
    public Job submit(String stackId, JobOrder order) {
        Ordered ordered = ordered(order.work());
        CreateJobDetails details = CreateJobDetails.builder()
                .stackId(stackId)
                .displayName(order.name())
                .operation(ordered.operation())
                .jobOperationDetails(ordered.details())
                .freeformTags(order.freeformTags())
                .build();
        ServiceApi.Call call = api.send(Method.POST, details, JOBS)
                .header("opc-retry-token", UUID.randomUUID().toString());
        String name = ordered.operation().getValue().toLowerCase(Locale.ROOT).replace('_', ' ');
        Instant start = Instant.now();
        return requests.change(Requests.Change.of(
                        "submit the " + name + " job",
                        () -> ToJob.of(call.reply().object()),
                        job -> "submitted " + name + " job " + job.id())
                .foundBy(() -> submitted(stackId, order, start))
                .ifLost("The job may run", "Run the same command again: if the job runs, it follows it"));
    }

    /** The job that a request has submitted whose answer was lost. */
    private Optional<Job> submitted(String stackId, JobOrder order, Instant start) {
        for (Job job : ofStack(stackId)) {
            if (job.state().finished() && job.created().isBefore(start)) {
                return Optional.empty();
            }
            if (job.name().equals(order.name()) && job.freeformTags().equals(order.freeformTags())) {
                return Optional.of(job);
            }
        }
        return Optional.empty();
    }

    private record Ordered(Operation operation, CreateJobOperationDetails details) {}

    private static Ordered ordered(JobOrder.Work work) {
        if (work instanceof JobOrder.Work.Plan) {
            return new Ordered(
                    Operation.Plan, CreatePlanJobOperationDetails.builder().build());
        }
        if (work instanceof JobOrder.Work.ApplyPlan plan) {
            return new Ordered(
                    Operation.Apply,
                    CreateApplyJobOperationDetails.builder()
                            .executionPlanStrategy(ExecutionPlanStrategy.FromPlanJobId)
                            .executionPlanJobId(plan.jobId())
                            .build());
        }
        if (work instanceof JobOrder.Work.PlanRollback rollback) {
            return new Ordered(
                    Operation.PlanRollback,
                    CreatePlanRollbackJobOperationDetails.builder()
                            .targetRollbackJobId(rollback.jobId())
                            .build());
        }
        if (work instanceof JobOrder.Work.ApplyRollback rollback) {
            return new Ordered(
                    Operation.ApplyRollback,
                    CreateApplyRollbackJobOperationDetails.builder()
                            .executionPlanRollbackStrategy(ExecutionPlanRollbackStrategy.FromPlanRollbackJobId)
                            .executionPlanRollbackJobId(rollback.jobId())
                            .build());
        }
        if (work instanceof JobOrder.Work.Destroy) {
            return new Ordered(
                    Operation.Destroy,
                    CreateDestroyJobOperationDetails.builder()
                            .executionPlanStrategy(DestroyJobOperationDetails.ExecutionPlanStrategy.AutoApproved)
                            .build());
        }
        return new Ordered(
                Operation.Apply,
                CreateApplyJobOperationDetails.builder()
                        .executionPlanStrategy(ExecutionPlanStrategy.AutoApproved)
                        .build());
    }

    @Override
    public Iterable<Job> ofStack(String stackId) {
        return () -> new PagedItems<>((page, tokens) -> {
            ServiceApi.Call call = api.get(JOBS)
                    .with("stackId", stackId)
                    .with("sortBy", "TIMECREATED")
                    .with("sortOrder", "DESC")
                    .with("limit", JOBS_PAGE)
                    .with("page", page);
            return requests.read("list the stack's jobs", () -> {
                ServiceApi.Reply reply = call.reply();
                return new PagedItems.Page<>(
                        reply.list().stream().map(ToJob::of).toList(), tokens.after(reply.nextPage()));
            });
        });
    }

    @Override
    public Job job(String jobId) {
        ServiceApi.Call call = api.get(JOBS, jobId);
        return requests.read("read the job", () -> ToJob.of(call.reply().object()));
    }

    @Override
    public Map<String, String> variables(String jobId) {
        ServiceApi.Call call = api.get(JOBS, jobId);
        return requests.read(
                "read the job", () -> Map.copyOf(call.reply().object().textsByName("variables")));
    }

    @Override
    public String workingDirectory(String jobId) {
        ServiceApi.Call call = api.get(JOBS, jobId);
        return requests.read(
                "read the job",
                () -> call.reply().object().text("workingDirectory").orElse(""));
    }

    @Override
    public LogPage log(String jobId, Optional<String> page) {
        return log(
                logCall(jobId, page),
                (entries, next) -> new LogPage(
                        entries.stream()
                                .map(entry -> new LogPage.Line(entry.time("timestamp"), message(entry)))
                                .toList(),
                        next));
    }

    @Override
    public LogEntries log(String jobId, Optional<String> page, LogLevel atLeast) {
        return log(
                logCall(jobId, page).with("levelGreaterThanOrEqualTo", atLeast.name()),
                (entries, next) -> new LogEntries(entries(entries), next));
    }

    @Override
    public List<LogEntry> newestLog(String jobId) {
        return log(
                api.get(JOBS, jobId, "logs").with("sortOrder", "DESC").with("limit", LOG_PAGE), (newestFirst, next) -> {
                    List<LogEntry> entries = new ArrayList<>(entries(newestFirst));
                    Collections.reverse(entries);
                    return entries;
                });
    }

    private static List<LogEntry> entries(List<JsonObject> entries) {
        return entries.stream()
                .map(entry -> new LogEntry(
                        required(entry.time("timestamp"), "timestamp"),
                        required(entry.text("level"), "level").toUpperCase(Locale.ROOT),
                        message(entry)))
                .toList();
    }

    private static String message(JsonObject entry) {
        return required(entry.text("message"), "message");
    }

    private ServiceApi.Call logCall(String jobId, Optional<String> page) {
        return api.get(JOBS, jobId, "logs")
                .with("sortOrder", "ASC")
                .with("limit", LOG_PAGE)
                .with("page", page);
    }

    private <T> T log(ServiceApi.Call call, BiFunction<List<JsonObject>, Optional<String>, T> page) {
        return requests.read("read the job's log", () -> {
            ServiceApi.Reply reply = call.reply();
            return page.apply(reply.list(), Optional.ofNullable(reply.nextPage()));
        });
    }

    @Override
    public Optional<List<Output>> outputs(String jobId) {
        List<Output> outputs = new ArrayList<>();
        NextPages pages = new NextPages();
        Optional<String> page = Optional.empty();
        do {
            ServiceApi.Call call = api.get(JOBS, jobId, "outputs").with("page", page);
            Optional<PagedItems.Page<Output>> read = requests.read(
                    "read the outputs",
                    () -> Requests.unless(CONFLICT, call::reply)
                            .map(reply -> new PagedItems.Page<>(outputs(reply), pages.after(reply.nextPage()))));
            if (read.isEmpty()) {
                return Optional.empty();
            }
            outputs.addAll(read.get().items());
            page = read.get().next();
        } while (page.isPresent());
        return Optional.of(List.copyOf(outputs));
    }

    private static List<Output> outputs(ServiceApi.Reply reply) {
        return required(reply.object().objects("items"), "items").stream()
                .map(output -> new Output(
                        required(output.text("outputName"), "outputName"),
                        output.text("outputValue").orElse(""),
                        output.isTrue("isSensitive")))
                .toList();
    }

    @Override
    public Optional<byte[]> planJson(String jobId) {
        ServiceApi.Call call =
                api.file("application/octet-stream", JOBS, jobId, "tfPlan").with("tfPlanFormat", "JSON");
        return requests.read(
                "read the job's plan",
                () -> Requests.unless(CONFLICT, call::reply).map(reply -> Downloads.json(reply.file())));
    }

    @Override
    public Optional<byte[]> configurationZip(String jobId) {
        ServiceApi.Call call = api.file("application/zip", JOBS, jobId, "tfConfig");
        return requests.read(
                "read the job's configuration",
                () -> Requests.unless(CONFLICT, call::reply).map(reply -> Downloads.zip(reply.file())));
    }

    @Override
    public Jobs once() {
        return new OciJobs(api, requests.once());
    }

    @Override
    public void cancel(String jobId, boolean forced) {
        ServiceApi.Call call = api.delete(JOBS, jobId).with("isForced", Boolean.toString(forced));
        requests.change(Requests.Change.of(
                "cancel the job", () -> call.reply().withoutContent(), canceled -> "canceled job " + jobId));
    }
}
