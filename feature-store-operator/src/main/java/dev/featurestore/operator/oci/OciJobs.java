package dev.featurestore.operator.oci;

import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import com.oracle.bmc.resourcemanager.model.ApplyJobOperationDetails.ExecutionPlanStrategy;
import com.oracle.bmc.resourcemanager.model.CreateApplyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreateDestroyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreateJobDetails;
import com.oracle.bmc.resourcemanager.model.CreateJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreatePlanJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.DestroyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.Job.Operation;
import com.oracle.bmc.resourcemanager.model.JobSummary;
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
import com.oracle.bmc.retrier.RetryConfiguration;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOrder;
import dev.featurestore.operator.cloud.Jobs;
import dev.featurestore.operator.cloud.LogEntries;
import dev.featurestore.operator.cloud.LogEntry;
import dev.featurestore.operator.cloud.LogLevel;
import dev.featurestore.operator.cloud.LogPage;
import dev.featurestore.operator.cloud.Output;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Jobs through the OCI Java SDK. */
final class OciJobs implements Jobs {

    /** Entries in one page of a log: the maximum, as a request costs more than a long response. */
    private static final int LOG_PAGE = 1000;

    /** Jobs in one page: the service's own default is not documented. */
    private static final int JOBS_PAGE = 100;

    private final ResourceManagerClient client;
    private final Failures failures;

    OciJobs(ResourceManagerClient client, Failures failures) {
        this.client = client;
        this.failures = failures;
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
        return ToJob.of(failures.call("submit the " + name + " job", () -> client.createJob(request))
                .getJob());
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
        return () -> new Pages(stackId);
    }

    /** Jobs, newest first, a page at a time. */
    private final class Pages implements Iterator<Job> {

        private final String stackId;
        private Iterator<JobSummary> items = List.<JobSummary>of().iterator();
        private @Nullable String next;
        private boolean begun;

        Pages(String stackId) {
            this.stackId = stackId;
        }

        @Override
        public boolean hasNext() {
            while (!items.hasNext() && (!begun || next != null)) {
                begun = true;
                ListJobsRequest request = ListJobsRequest.builder()
                        .stackId(stackId)
                        .sortBy(ListJobsRequest.SortBy.Timecreated)
                        .sortOrder(ListJobsRequest.SortOrder.Desc)
                        .limit(JOBS_PAGE)
                        .page(next)
                        .retryConfiguration(RetryConfiguration.NO_RETRY_CONFIGURATION)
                        .build();
                ListJobsResponse response = failures.call("list the stack's jobs", () -> client.listJobs(request));
                items = response.getItems().iterator();
                next = response.getOpcNextPage();
            }
            return items.hasNext();
        }

        @Override
        public Job next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ToJob.of(items.next());
        }
    }

    // Following a job has its own retries, for longer than the SDK's.
    @Override
    public Job job(String jobId) {
        GetJobRequest request = GetJobRequest.builder()
                .jobId(jobId)
                .retryConfiguration(RetryConfiguration.NO_RETRY_CONFIGURATION)
                .build();
        return ToJob.of(
                failures.call("read the job", () -> client.getJob(request)).getJob());
    }

    @Override
    public LogPage log(String jobId, Optional<String> page) {
        GetJobLogsResponse response = log(logRequest(jobId, page).build());
        return new LogPage(
                response.getItems().stream().map(entry -> entry.getMessage()).toList(),
                Optional.ofNullable(response.getOpcNextPage()));
    }

    @Override
    public LogEntries log(String jobId, Optional<String> page, LogLevel atLeast) {
        GetJobLogsResponse response = log(logRequest(jobId, page)
                .levelGreaterThanOrEqualTo(com.oracle.bmc.resourcemanager.model.LogEntry.Level.create(atLeast.name()))
                .build());
        return new LogEntries(
                response.getItems().stream()
                        .map(entry -> new LogEntry(
                                entry.getTimestamp().toInstant(),
                                entry.getLevel().name().toUpperCase(Locale.ROOT),
                                entry.getMessage()))
                        .toList(),
                Optional.ofNullable(response.getOpcNextPage()));
    }

    private static GetJobLogsRequest.Builder logRequest(String jobId, Optional<String> page) {
        return GetJobLogsRequest.builder()
                .jobId(jobId)
                .sortOrder(GetJobLogsRequest.SortOrder.Asc)
                .limit(LOG_PAGE)
                .page(page.orElse(null))
                .retryConfiguration(RetryConfiguration.NO_RETRY_CONFIGURATION);
    }

    private GetJobLogsResponse log(GetJobLogsRequest request) {
        return failures.call("read the job's log", () -> client.getJobLogs(request));
    }

    @Override
    public Optional<List<Output>> outputs(String jobId) {
        List<Output> outputs = new ArrayList<>();
        @Nullable String page = null;
        do {
            ListJobOutputsRequest request = ListJobOutputsRequest.builder()
                    .jobId(jobId)
                    .page(page)
                    .retryConfiguration(RetryConfiguration.NO_RETRY_CONFIGURATION)
                    .build();
            ListJobOutputsResponse response;
            try {
                response = client.listJobOutputs(request);
            } catch (BmcException e) {
                if (e.getStatusCode() == 409) {
                    return Optional.empty();
                }
                throw failures.failure("read the outputs", e);
            }
            response.getJobOutputsCollection()
                    .getItems()
                    .forEach(o -> outputs.add(new Output(
                            o.getOutputName(),
                            o.getOutputValue() == null ? "" : o.getOutputValue(),
                            Boolean.TRUE.equals(o.getIsSensitive()))));
            page = response.getOpcNextPage();
        } while (page != null);
        return Optional.of(List.copyOf(outputs));
    }

    @Override
    public Optional<byte[]> planJson(String jobId) {
        GetJobTfPlanRequest request = GetJobTfPlanRequest.builder()
                .jobId(jobId)
                .tfPlanFormat(GetJobTfPlanRequest.TfPlanFormat.Json)
                .retryConfiguration(RetryConfiguration.NO_RETRY_CONFIGURATION)
                .build();
        try (InputStream json = client.getJobTfPlan(request).getInputStream()) {
            return Optional.of(json.readAllBytes());
        } catch (BmcException e) {
            if (e.getStatusCode() == 409) {
                return Optional.empty();
            }
            throw failures.failure("read the job's plan", e);
        } catch (IOException e) {
            throw Failures.brokenOff("the job's plan", e);
        }
    }

    @Override
    public void cancel(String jobId, boolean forced) {
        CancelJobRequest request =
                CancelJobRequest.builder().jobId(jobId).isForced(forced).build();
        failures.call("cancel the job", () -> client.cancelJob(request));
    }
}
