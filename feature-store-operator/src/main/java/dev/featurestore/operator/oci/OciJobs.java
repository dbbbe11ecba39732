package dev.featurestore.operator.oci;

import static dev.featurestore.operator.oci.MissingField.required;

import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import com.oracle.bmc.resourcemanager.model.ApplyJobOperationDetails.ExecutionPlanStrategy;
import com.oracle.bmc.resourcemanager.model.CreateApplyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreateDestroyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreateJobDetails;
import com.oracle.bmc.resourcemanager.model.CreateJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreatePlanJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.DestroyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.Job.Operation;
import com.oracle.bmc.resourcemanager.requests.CancelJobRequest;
import com.oracle.bmc.resourcemanager.requests.CreateJobRequest;
import com.oracle.bmc.resourcemanager.requests.GetJobLogsRequest;
import com.oracle.bmc.resourcemanager.requests.GetJobRequest;
import com.oracle.bmc.resourcemanager.requests.GetJobTfPlanRequest;
import com.oracle.bmc.resourcemanager.requests.ListJobOutputsRequest;
import com.oracle.bmc.resourcemanager.requests.ListJobsRequest;
import com.oracle.bmc.resourcemanager.responses.GetJobLogsResponse;
import com.oracle.bmc.resourcemanager.responses.ListJobOutputsResponse;
import com.oracle.bmc.resourcemanager.responses.ListJobsResponse;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOrder;
import dev.featurestore.operator.cloud.Jobs;
import dev.featurestore.operator.cloud.LogEntries;
import dev.featurestore.operator.cloud.LogEntry;
import dev.featurestore.operator.cloud.LogLevel;
import dev.featurestore.operator.cloud.LogPage;
import dev.featurestore.operator.cloud.Output;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Jobs through the OCI Java SDK. */
final class OciJobs implements Jobs {

    /** Entries in one page of a log: the maximum, as a request costs more than a long response. */
    private static final int LOG_PAGE = 1000;

    /** Jobs in one page: the service's own default is not documented. */
    private static final int JOBS_PAGE = 100;

    private static final int CONFLICT = 409;

    private final ResourceManagerClient client;
    private final Requests requests;

    OciJobs(ResourceManagerClient client, Requests requests) {
        this.client = client;
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
        CreateJobRequest request = CreateJobRequest.builder()
                .createJobDetails(details)
                .opcRetryToken(UUID.randomUUID().toString())
                .build();
        String name = ordered.operation().getValue().toLowerCase(Locale.ROOT);
        Instant start = Instant.now();
        return requests.change(Requests.Change.of(
                        "submit the " + name + " job",
                        () -> ToJob.of(client.createJob(request).getJob()),
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
            ListJobsRequest request = ListJobsRequest.builder()
                    .stackId(stackId)
                    .sortBy(ListJobsRequest.SortBy.Timecreated)
                    .sortOrder(ListJobsRequest.SortOrder.Desc)
                    .limit(JOBS_PAGE)
                    .page(page.orElse(null))
                    .build();
            return requests.read("list the stack's jobs", () -> {
                ListJobsResponse response = client.listJobs(request);
                return new PagedItems.Page<>(
                        required(response.getItems(), "items").stream()
                                .map(ToJob::of)
                                .toList(),
                        tokens.after(response.getOpcNextPage()));
            });
        });
    }

    @Override
    public Job job(String jobId) {
        GetJobRequest request = GetJobRequest.builder().jobId(jobId).build();
        return requests.read(
                "read the job", () -> ToJob.of(client.getJob(request).getJob()));
    }

    @Override
    public Map<String, String> variables(String jobId) {
        GetJobRequest request = GetJobRequest.builder().jobId(jobId).build();
        return requests.read("read the job", () -> {
            Map<String, String> variables = client.getJob(request).getJob().getVariables();
            return variables == null ? Map.of() : Map.copyOf(variables);
        });
    }

    @Override
    public LogPage log(String jobId, Optional<String> page) {
        return log(
                logRequest(jobId, page).build(),
                (entries, next) -> new LogPage(
                        entries.stream()
                                .map(entry -> required(entry.getMessage(), "message"))
                                .toList(),
                        next));
    }

    @Override
    public LogEntries log(String jobId, Optional<String> page, LogLevel atLeast) {
        return log(
                logRequest(jobId, page)
                        .levelGreaterThanOrEqualTo(
                                com.oracle.bmc.resourcemanager.model.LogEntry.Level.create(atLeast.name()))
                        .build(),
                (entries, next) -> new LogEntries(
                        entries.stream()
                                .map(entry -> new LogEntry(
                                        required(entry.getTimestamp(), "timestamp")
                                                .toInstant(),
                                        required(entry.getLevel(), "level")
                                                .name()
                                                .toUpperCase(Locale.ROOT),
                                        required(entry.getMessage(), "message")))
                                .toList(),
                        next));
    }

    private static GetJobLogsRequest.Builder logRequest(String jobId, Optional<String> page) {
        return GetJobLogsRequest.builder()
                .jobId(jobId)
                .sortOrder(GetJobLogsRequest.SortOrder.Asc)
                .limit(LOG_PAGE)
                .page(page.orElse(null));
    }

    private <T> T log(
            GetJobLogsRequest request,
            BiFunction<List<com.oracle.bmc.resourcemanager.model.LogEntry>, Optional<String>, T> page) {
        return requests.read("read the job's log", () -> {
            GetJobLogsResponse response = client.getJobLogs(request);
            return page.apply(required(response.getItems(), "items"), Optional.ofNullable(response.getOpcNextPage()));
        });
    }

    @Override
    public Optional<List<Output>> outputs(String jobId) {
        List<Output> outputs = new ArrayList<>();
        NextPages pages = new NextPages();
        Optional<String> page = Optional.empty();
        do {
            ListJobOutputsRequest request = ListJobOutputsRequest.builder()
                    .jobId(jobId)
                    .page(page.orElse(null))
                    .build();
            Optional<OutputPage> read = requests.read(
                    "read the outputs",
                    () -> Requests.unless(CONFLICT, () -> client.listJobOutputs(request))
                            .map(response ->
                                    new OutputPage(outputs(response), pages.after(response.getOpcNextPage()))));
            if (read.isEmpty()) {
                return Optional.empty();
            }
            outputs.addAll(read.get().outputs());
            page = read.get().next();
        } while (page.isPresent());
        return Optional.of(List.copyOf(outputs));
    }

    private record OutputPage(List<Output> outputs, Optional<String> next) {}

    private static List<Output> outputs(ListJobOutputsResponse response) {
        return required(response.getJobOutputsCollection().getItems(), "items").stream()
                .map(o -> new Output(
                        required(o.getOutputName(), "outputName"),
                        o.getOutputValue() == null ? "" : o.getOutputValue(),
                        Boolean.TRUE.equals(o.getIsSensitive())))
                .toList();
    }

    @Override
    public Optional<byte[]> planJson(String jobId) {
        GetJobTfPlanRequest request = GetJobTfPlanRequest.builder()
                .jobId(jobId)
                .tfPlanFormat(GetJobTfPlanRequest.TfPlanFormat.Json)
                .build();
        return requests.read(
                "read the job's plan",
                () -> Requests.unless(CONFLICT, () -> client.getJobTfPlan(request))
                        .map(response -> Downloads.json(response.getInputStream())));
    }

    @Override
    public Jobs once() {
        return new OciJobs(client, requests.once());
    }

    @Override
    public void cancel(String jobId, boolean forced) {
        CancelJobRequest request =
                CancelJobRequest.builder().jobId(jobId).isForced(forced).build();
        requests.change(Requests.Change.of(
                "cancel the job",
                () -> Requests.withoutContent(client.cancelJob(request)),
                canceled -> "canceled job " + jobId));
    }
}
