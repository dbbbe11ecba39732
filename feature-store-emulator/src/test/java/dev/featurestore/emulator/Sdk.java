package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.oracle.bmc.ClientConfiguration;
import com.oracle.bmc.auth.ConfigFileAuthenticationDetailsProvider;
import com.oracle.bmc.circuitbreaker.CircuitBreakerConfiguration;
import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import com.oracle.bmc.resourcemanager.model.CreateJobDetails;
import com.oracle.bmc.resourcemanager.model.CreateJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreateStackDetails;
import com.oracle.bmc.resourcemanager.model.CreateZipUploadConfigSourceDetails;
import com.oracle.bmc.resourcemanager.model.Job;
import com.oracle.bmc.resourcemanager.model.JobOutputSummary;
import com.oracle.bmc.resourcemanager.model.LogEntry;
import com.oracle.bmc.resourcemanager.model.Stack;
import com.oracle.bmc.resourcemanager.model.UpdateStackDetails;
import com.oracle.bmc.resourcemanager.model.UpdateZipUploadConfigSourceDetails;
import com.oracle.bmc.resourcemanager.requests.CreateJobRequest;
import com.oracle.bmc.resourcemanager.requests.CreateStackRequest;
import com.oracle.bmc.resourcemanager.requests.GetJobLogsRequest;
import com.oracle.bmc.resourcemanager.requests.GetJobRequest;
import com.oracle.bmc.resourcemanager.requests.ListJobOutputsRequest;
import com.oracle.bmc.resourcemanager.requests.UpdateStackRequest;
import com.oracle.bmc.resourcemanager.responses.CreateStackResponse;
import com.oracle.bmc.resourcemanager.responses.GetJobLogsResponse;
import com.oracle.bmc.resourcemanager.responses.UpdateStackResponse;
import com.oracle.bmc.retrier.RetryConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** Oracle's own client of a cloud, without its retries, and the calls that tests make again and again. */
final class Sdk implements AutoCloseable {

    static final String COMPARTMENT =
            "ocid1.compartment.oc1..aaaaaaaabbbbbbbbccccccccddddddddeeeeeeeeffffffffgggggggghhhh";

    static final Map<String, String> FILES = Map.of("main.tf", "variable \"region\" {}\n");

    final ResourceManagerClient client;

    Sdk(EmbeddedCloud cloud) {
        try {
            client = ResourceManagerClient.builder()
                    .endpoint(cloud.endpoint().toString())
                    .configuration(withoutRetries())
                    .build(new ConfigFileAuthenticationDetailsProvider(
                            cloud.ociConfig().toString(), "DEFAULT"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ClientConfiguration withoutRetries() {
        return ClientConfiguration.builder()
                .retryConfiguration(RetryConfiguration.NO_RETRY_CONFIGURATION)
                .circuitBreakerConfiguration(CircuitBreakerConfiguration.builder()
                        .minimumNumberOfCalls(1000)
                        .build())
                .build();
    }

    static CreateZipUploadConfigSourceDetails source(Map<String, String> files) {
        return CreateZipUploadConfigSourceDetails.builder()
                .zipFileBase64Encoded(Zips.base64(files))
                .build();
    }

    /** The least that makes a stack. */
    static CreateStackDetails.Builder stackDetails() {
        return CreateStackDetails.builder().compartmentId(COMPARTMENT).configSource(source(FILES));
    }

    CreateStackResponse create(CreateStackDetails.Builder details) {
        return client.createStack(
                CreateStackRequest.builder().createStackDetails(details.build()).build());
    }

    UpdateStackResponse update(String stackId, UpdateStackDetails details) {
        return client.updateStack(UpdateStackRequest.builder()
                .stackId(stackId)
                .updateStackDetails(details)
                .build());
    }

    /** Replaces configuration and variables of a stack. */
    void update(String stackId, String main, Map<String, String> variables) {
        update(
                stackId,
                UpdateStackDetails.builder()
                        .configSource(UpdateZipUploadConfigSourceDetails.builder()
                                .zipFileBase64Encoded(Zips.base64(Map.of("main.tf", main)))
                                .build())
                        .variables(variables)
                        .build());
    }

    List<JobOutputSummary> outputs(String jobId) {
        return client.listJobOutputs(
                        ListJobOutputsRequest.builder().jobId(jobId).build())
                .getJobOutputsCollection()
                .getItems();
    }

    Stack createStack(String name, Map<String, String> files, Map<String, String> variables) {
        return create(stackDetails()
                        .displayName(name)
                        .configSource(source(files))
                        .variables(variables))
                .getStack();
    }

    Job createJob(String stackId, CreateJobOperationDetails operation) {
        return client.createJob(CreateJobRequest.builder()
                        .createJobDetails(CreateJobDetails.builder()
                                .stackId(stackId)
                                .jobOperationDetails(operation)
                                .build())
                        .build())
                .getJob();
    }

    Job job(String id) {
        return client.getJob(GetJobRequest.builder().jobId(id).build()).getJob();
    }

    Job run(String stackId, CreateJobOperationDetails operation) {
        return finished(createJob(stackId, operation).getId());
    }

    /** Polls until the job is finished. */
    Job finished(String jobId) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            Job job = job(jobId);
            switch (job.getLifecycleState()) {
                case Succeeded, Failed, Canceled -> {
                    return job;
                }
                default -> {
                    if (System.nanoTime() > deadline) {
                        throw new AssertionError("not finished: " + job);
                    }
                    Thread.onSpinWait();
                }
            }
        }
    }

    /** All entries of a log, page by page. */
    List<LogEntry> log(String jobId, int limit) {
        List<LogEntry> entries = new ArrayList<>();
        @Nullable String page = null;
        do {
            GetJobLogsResponse response = client.getJobLogs(GetJobLogsRequest.builder()
                    .jobId(jobId)
                    .limit(limit)
                    .page(page)
                    .build());
            entries.addAll(response.getItems());
            page = response.getOpcNextPage();
        } while (page != null);
        return entries;
    }

    String logText(String jobId) {
        return log(jobId, 1000).stream().map(LogEntry::getMessage).collect(Collectors.joining("\n"));
    }

    /** The error with which a call is refused. */
    static BmcException refusal(ThrowingCallable call) {
        return catchThrowableOfType(BmcException.class, call);
    }

    @Override
    public void close() {
        client.close();
    }
}
