package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.oracle.bmc.auth.ConfigFileAuthenticationDetailsProvider;
import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import com.oracle.bmc.resourcemanager.model.CreateJobDetails;
import com.oracle.bmc.resourcemanager.model.CreatePlanJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreateStackDetails;
import com.oracle.bmc.resourcemanager.model.CreateZipUploadConfigSourceDetails;
import com.oracle.bmc.resourcemanager.model.Job;
import com.oracle.bmc.resourcemanager.model.JobSummary;
import com.oracle.bmc.resourcemanager.model.StackSummary;
import com.oracle.bmc.resourcemanager.requests.CreateJobRequest;
import com.oracle.bmc.resourcemanager.requests.CreateStackRequest;
import com.oracle.bmc.resourcemanager.requests.GetStackRequest;
import com.oracle.bmc.resourcemanager.requests.ListJobsRequest;
import com.oracle.bmc.resourcemanager.requests.ListStacksRequest;
import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.emulator.terraform.EngineOptions;
import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.cloud.BucketName;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.command.Inputs;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.oci.http.JdkHttpProvider;
import dev.featurestore.operator.report.Results;
import dev.featurestore.operator.retry.RetryPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A small feature store and an embedded cloud to deploy it to, over HTTP, as it would be to OCI. */
@SuppressWarnings("NullAway.Init") // before each test
abstract class ApplyFixture {

    static final String COMPARTMENT = "ocid1.compartment.oc1..aaaaaaaaexampleexampleexampleexampleexampleexample";

    @TempDir
    Path folder;

    final RecordedConsole console = new RecordedConsole();
    EmbeddedCloud cloud;
    Optional<BucketName> bucket = Optional.empty();
    Overrides overrides = Overrides.NONE;

    @BeforeEach
    void startCloud() throws IOException {
        startCloud(2_000);
        Files.createDirectories(folder.resolve("stack"));
        Files.writeString(folder.resolve("stack/main.tf"), """
                variable "compartment_ocid" {
                  type = string
                }

                variable "cidr" {
                  type    = string
                  default = "10.0.0.0/16"
                }

                resource "oci_core_vcn" "this" {
                  compartment_id = var.compartment_ocid
                  cidr_blocks    = [var.cidr]
                }

                resource "oci_core_subnet" "this" {
                  compartment_id = var.compartment_ocid
                  cidr_block     = var.cidr
                  vcn_id         = oci_core_vcn.this.id
                }

                output "vcn_id" {
                  value = oci_core_vcn.this.id
                }

                output "secret" {
                  value     = "hunter2"
                  sensitive = true
                }
                """);
        configure("");
    }

    @AfterEach
    void stopCloud() {
        cloud.close();
    }

    void startCloud(double speed) {
        cloud = EmbeddedCloud.open(
                new EmbeddedCloudOptions(folder.resolve("cloud"), 0, speed).with(EngineOptions.BUILT_IN));
    }

    void configure(String more) throws IOException {
        Files.writeString(config(), """
                kind: operator
                type: feature_store
                version: v1
                spec:
                  operation: create
                  tenancy_id: ocid1.tenancy.oc1..aaaaaaaaexampleexampleexampleexampleexampleexample
                  compartment_id: %s
                  region: us-ashburn-1
                  stack:
                    source: stack
                """.formatted(COMPARTMENT) + more);
    }

    Path config() {
        return folder.resolve("feature_store.yaml");
    }

    Path reports() {
        return folder.resolve("reports");
    }

    JsonNode report() throws IOException {
        return new ObjectMapper().readTree(reports().resolve("report.json").toFile());
    }

    CloudAddress address() {
        return address(cloud.endpoint().toString(), cloud.ociConfig(), "DEFAULT");
    }

    static CloudAddress address(String endpoint, Path ociConfig, String profile) {
        return new CloudAddress(
                Optional.of(endpoint), SignIn.apiKey(ociConfig, profile), Network.direct(), RetryPolicy.DEFAULT_LIMIT);
    }

    ApplyRequest request() {
        return request(address());
    }

    ApplyRequest request(CloudAddress address) {
        return new ApplyRequest(
                inputs(address), "local", Results.exactly(reports()), ApplyOptions.DEFAULT.withNoCheck(true));
    }

    ApplyRequest request(String backend) {
        return new ApplyRequest(
                inputs(address()), backend, Results.exactly(reports()), ApplyOptions.DEFAULT.withNoCheck(true));
    }

    ApplyRequest force() {
        return options(true, false, ApplyOptions.BUSY_TIMEOUT);
    }

    ApplyRequest options(boolean force, boolean detach, Duration busyTimeout) {
        return new ApplyRequest(
                inputs(address()),
                "local",
                Results.exactly(reports()),
                ApplyOptions.DEFAULT
                        .withForce(force)
                        .withDetach(detach)
                        .withBusyTimeout(busyTimeout)
                        .withNoCheck(true));
    }

    ApplyRequest dryRun() {
        return new ApplyRequest(
                inputs(address()), "local", Results.exactly(reports()), ApplyOptions.DEFAULT.withDryRun(true));
    }

    Inputs inputs(CloudAddress address) {
        return inputs(new Source.Local(config()), address);
    }

    Inputs inputs(Source config, CloudAddress address) {
        return new Inputs(config, overrides, new OciAccess(false, () -> address), bucket);
    }

    Operator operator() {
        return new Operator(console, folder, folder, getClass().getClassLoader(), new NoValues());
    }

    List<Output> apply(ApplyRequest request) {
        return operator().apply(request);
    }

    FeatureStoreException failure(ApplyRequest request) {
        return assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> apply(request))
                .actual();
    }

    ResourceManagerClient client() {
        try {
            ResourceManagerClient client = ResourceManagerClient.builder()
                    .httpProvider(new JdkHttpProvider())
                    .build(new ConfigFileAuthenticationDetailsProvider(
                            cloud.ociConfig().toString(), "DEFAULT"));
            client.setEndpoint(cloud.endpoint().toString());
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<StackSummary> stacks() {
        try (ResourceManagerClient client = client()) {
            return client.listStacks(ListStacksRequest.builder()
                            .compartmentId(COMPARTMENT)
                            .build())
                    .getItems();
        }
    }

    /** Those of the only stack. */
    List<JobSummary> jobs() {
        try (ResourceManagerClient client = client()) {
            return client.listJobs(ListJobsRequest.builder()
                            .stackId(stacks().get(0).getId())
                            .build())
                    .getItems();
        }
    }

    Map<String, String> variables() {
        try (ResourceManagerClient client = client()) {
            return client.getStack(GetStackRequest.builder()
                            .stackId(stacks().get(0).getId())
                            .build())
                    .getStack()
                    .getVariables();
        }
    }

    String createTagged() throws IOException {
        return createTagged("feature-store");
    }

    String createTagged(String name) throws IOException {
        Path zip = operator().pack(inputs(address()), folder.resolve("stack.zip"));
        try (ResourceManagerClient client = client()) {
            return client.createStack(CreateStackRequest.builder()
                            .createStackDetails(CreateStackDetails.builder()
                                    .compartmentId(COMPARTMENT)
                                    .displayName("renamed by somebody")
                                    .freeformTags(Map.of("feature-store-stack", name))
                                    .configSource(CreateZipUploadConfigSourceDetails.builder()
                                            .zipFileBase64Encoded(
                                                    Base64.getEncoder().encodeToString(Files.readAllBytes(zip)))
                                            .build())
                                    .build())
                            .build())
                    .getStack()
                    .getId();
        }
    }

    /** Submits a plan job, as a user does in the Console. */
    void submitPlan(String stackId) {
        try (ResourceManagerClient client = client()) {
            client.createJob(CreateJobRequest.builder()
                    .createJobDetails(CreateJobDetails.builder()
                            .stackId(stackId)
                            .operation(Job.Operation.Plan)
                            .jobOperationDetails(
                                    CreatePlanJobOperationDetails.builder().build())
                            .build())
                    .build());
        }
    }
}
