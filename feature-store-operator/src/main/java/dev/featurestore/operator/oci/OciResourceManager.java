package dev.featurestore.operator.oci;

import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import com.oracle.bmc.resourcemanager.model.ApplyJobOperationDetails.ExecutionPlanStrategy;
import com.oracle.bmc.resourcemanager.model.CreateApplyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreateJobDetails;
import com.oracle.bmc.resourcemanager.model.CreateStackDetails;
import com.oracle.bmc.resourcemanager.model.LogEntry;
import com.oracle.bmc.resourcemanager.model.UpdateStackDetails;
import com.oracle.bmc.resourcemanager.requests.CreateJobRequest;
import com.oracle.bmc.resourcemanager.requests.CreateStackRequest;
import com.oracle.bmc.resourcemanager.requests.GetJobLogsRequest;
import com.oracle.bmc.resourcemanager.requests.GetJobRequest;
import com.oracle.bmc.resourcemanager.requests.GetStackRequest;
import com.oracle.bmc.resourcemanager.requests.ListJobOutputsRequest;
import com.oracle.bmc.resourcemanager.requests.ListStacksRequest;
import com.oracle.bmc.resourcemanager.requests.UpdateStackRequest;
import com.oracle.bmc.resourcemanager.responses.GetJobLogsResponse;
import com.oracle.bmc.resourcemanager.responses.ListJobOutputsResponse;
import com.oracle.bmc.resourcemanager.responses.ListStacksResponse;
import com.oracle.bmc.retrier.RetryConfiguration;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.LogPage;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackContents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Resource Manager through the OCI Java SDK. */
final class OciResourceManager implements ResourceManager {

    /** Entries asked for in one page of a log: the service's own default is not documented. */
    private static final int LOG_PAGE = 500;

    private final ResourceManagerClient client;
    private final Failures failures;

    OciResourceManager(ResourceManagerClient client, Failures failures) {
        this.client = client;
        this.failures = failures;
    }

    // The first calls of a deployment do not retry: an address that does not answer is told at once.
    @Override
    public List<Stack> stacks(String compartmentId) {
        List<Stack> stacks = new ArrayList<>();
        @Nullable String page = null;
        do {
            ListStacksRequest request = ListStacksRequest.builder()
                    .compartmentId(compartmentId)
                    .lifecycleState(com.oracle.bmc.resourcemanager.model.Stack.LifecycleState.Active)
                    .page(page)
                    .retryConfiguration(RetryConfiguration.NO_RETRY_CONFIGURATION)
                    .build();
            ListStacksResponse response = call("list the stacks of the compartment", () -> client.listStacks(request));
            response.getItems()
                    .forEach(s -> stacks.add(new Stack(
                            s.getId(),
                            s.getDisplayName(),
                            s.getCompartmentId(),
                            orEmpty(s.getFreeformTags()),
                            orEmpty(s.getDefinedTags()))));
            page = response.getOpcNextPage();
        } while (page != null);
        return List.copyOf(stacks);
    }

    @Override
    public Optional<Stack> stack(String stackId) {
        GetStackRequest request = GetStackRequest.builder()
                .stackId(stackId)
                .retryConfiguration(RetryConfiguration.NO_RETRY_CONFIGURATION)
                .build();
        try {
            com.oracle.bmc.resourcemanager.model.Stack stack =
                    client.getStack(request).getStack();
            return stack.getLifecycleState() == com.oracle.bmc.resourcemanager.model.Stack.LifecycleState.Active
                    ? Optional.of(toStack(stack))
                    : Optional.empty();
        } catch (BmcException e) {
            if (e.getStatusCode() == 404) {
                return Optional.empty();
            }
            throw failures.of("read the stack", e);
        }
    }

    // The token makes a request that is sent again, because its answer was lost, the same one to the service.
    @Override
    public Stack create(String compartmentId, StackContents contents) {
        CreateStackDetails details = CreateStackDetails.builder()
                .compartmentId(compartmentId)
                .displayName(contents.name())
                .description("Feature store, deployed by feature-store-maven-plugin")
                .configSource(ConfigSources.toCreate(contents))
                .terraformVersion(contents.terraformVersion())
                .variables(contents.variables())
                .freeformTags(contents.freeformTags())
                .definedTags(contents.definedTags())
                .build();
        CreateStackRequest request = CreateStackRequest.builder()
                .createStackDetails(details)
                .opcRetryToken(UUID.randomUUID().toString())
                .build();
        return toStack(
                call("create the stack", () -> client.createStack(request)).getStack());
    }

    @Override
    public Stack update(String stackId, StackContents contents) {
        UpdateStackDetails details = UpdateStackDetails.builder()
                .configSource(ConfigSources.toUpdate(contents))
                .terraformVersion(contents.terraformVersion())
                .variables(contents.variables())
                .freeformTags(contents.freeformTags())
                .definedTags(contents.definedTags())
                .build();
        UpdateStackRequest request = UpdateStackRequest.builder()
                .stackId(stackId)
                .updateStackDetails(details)
                .build();
        return toStack(
                call("update the stack", () -> client.updateStack(request)).getStack());
    }

    @Override
    public Job submitApply(String stackId, String displayName, Map<String, String> freeformTags) {
        CreateJobDetails details = CreateJobDetails.builder()
                .stackId(stackId)
                .displayName(displayName)
                .operation(com.oracle.bmc.resourcemanager.model.Job.Operation.Apply)
                .jobOperationDetails(CreateApplyJobOperationDetails.builder()
                        .executionPlanStrategy(ExecutionPlanStrategy.AutoApproved)
                        .build())
                .freeformTags(freeformTags)
                .build();
        CreateJobRequest request = CreateJobRequest.builder()
                .createJobDetails(details)
                .opcRetryToken(UUID.randomUUID().toString())
                .build();
        return Jobs.toJob(
                call("submit the apply job", () -> client.createJob(request)).getJob());
    }

    // Whoever follows a job tries again by itself, for longer than the SDK would.
    @Override
    public Job job(String jobId) {
        GetJobRequest request = GetJobRequest.builder()
                .jobId(jobId)
                .retryConfiguration(RetryConfiguration.NO_RETRY_CONFIGURATION)
                .build();
        return Jobs.toJob(call("read the job", () -> client.getJob(request)).getJob());
    }

    @Override
    public LogPage log(String jobId, Optional<String> page) {
        GetJobLogsRequest request = GetJobLogsRequest.builder()
                .jobId(jobId)
                .sortOrder(GetJobLogsRequest.SortOrder.Asc)
                .limit(LOG_PAGE)
                .page(page.orElse(null))
                .retryConfiguration(RetryConfiguration.NO_RETRY_CONFIGURATION)
                .build();
        GetJobLogsResponse response = call("read the job's log", () -> client.getJobLogs(request));
        return new LogPage(
                response.getItems().stream().map(LogEntry::getMessage).toList(),
                Optional.ofNullable(response.getOpcNextPage()));
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
                throw failures.of("read the outputs", e);
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
    public void close() {
        client.close();
    }

    private <T> T call(String what, Supplier<T> request) {
        try {
            return request.get();
        } catch (RuntimeException e) {
            throw failures.of(what, e);
        }
    }

    private static Stack toStack(com.oracle.bmc.resourcemanager.model.Stack stack) {
        return new Stack(
                stack.getId(),
                stack.getDisplayName(),
                stack.getCompartmentId(),
                orEmpty(stack.getFreeformTags()),
                orEmpty(stack.getDefinedTags()));
    }

    private static <T> Map<String, T> orEmpty(@Nullable Map<String, T> tags) {
        return tags == null ? Map.of() : tags;
    }
}
