package dev.featurestore.maven;

import com.oracle.bmc.auth.ConfigFileAuthenticationDetailsProvider;
import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import com.oracle.bmc.resourcemanager.model.Job;
import com.oracle.bmc.resourcemanager.model.JobSummary;
import com.oracle.bmc.resourcemanager.model.StackSummary;
import com.oracle.bmc.resourcemanager.requests.GetStackTfStateRequest;
import com.oracle.bmc.resourcemanager.requests.ListJobsRequest;
import com.oracle.bmc.resourcemanager.requests.ListStacksRequest;
import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.command.DestroyRequest;
import dev.featurestore.operator.command.Inputs;
import dev.featurestore.operator.command.PlanRequest;
import dev.featurestore.operator.command.StackRequest;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.oci.http.JdkHttpProvider;
import dev.featurestore.operator.report.Results;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A project with a stack of its own name in a shared embedded cloud. Its goals run in this JVM, at any endpoint. */
final class CidrProject {

    /** The value of a sensitive variable: no text has it. */
    static final String SECRET = "canary-5c1e0b";

    private final String endpoint;
    private final Path ociConfig;
    private final String name;
    private final String compartment;
    private final Path home;
    private final RecordedConsole console = new RecordedConsole();

    CidrProject(EmbeddedCloud cloud, Path home) throws IOException {
        this(cloud.endpoint().toString(), cloud.ociConfig(), home);
    }

    CidrProject(String endpoint, Path ociConfig, Path home) throws IOException {
        this.endpoint = endpoint;
        this.ociConfig = ociConfig;
        this.name = home.getFileName().toString();
        this.compartment = compartment(name);
        this.home = Files.createDirectories(home);
        Files.createDirectories(home.resolve("stack"));
        Files.writeString(home.resolve("stack/main.tf"), """
                variable "compartment_ocid" {
                  type = string
                }

                variable "cidr" {
                  type = string
                }

                variable "key" {
                  type      = string
                  sensitive = true
                }

                resource "oci_core_vcn" "this" {
                  compartment_id = var.compartment_ocid
                  cidr_blocks    = [var.cidr]
                  freeform_tags  = { key = var.key }
                }

                output "cidr" {
                  value = var.cidr
                }
                """);
    }

    /** A compartment of its own: the stacks of other projects in one cloud would make the list longer than a page. */
    private static String compartment(String name) {
        String letters =
                Integer.toString(name.hashCode() & Integer.MAX_VALUE, 16).replaceAll("[0189]", "z");
        return "ocid1.compartment.oc1.." + (letters + "a".repeat(60)).substring(0, 60);
    }

    /** Sets the value that the deployed stack returns as its output. */
    void configure(String cidr) throws IOException {
        Files.writeString(home.resolve("feature_store.yaml"), """
                kind: operator
                type: feature_store
                version: v1
                spec:
                  tenancy_id: ocid1.tenancy.oc1..aaaaaaaaexampleexampleexampleexampleexampleexample
                  compartment_id: %s
                  region: us-ashburn-1
                  stack_name: %s
                  stack:
                    source: stack
                  variables:
                    cidr: %s
                    key: %s
                """.formatted(compartment, name, cidr, SECRET));
    }

    String endpoint() {
        return endpoint;
    }

    /** What a user of the goals has seen. */
    RecordedConsole console() {
        return console;
    }

    List<Output> apply(String endpoint, Duration retryTimeout) {
        return apply(endpoint, retryTimeout, Optional.empty());
    }

    List<Output> apply(String endpoint, Duration retryTimeout, Optional<String> plan) {
        return apply(endpoint, retryTimeout, ApplyOptions.DEFAULT.withPlan(plan));
    }

    List<Output> apply(String endpoint, Duration retryTimeout, ApplyOptions options) {
        return operator()
                .apply(new ApplyRequest(inputs(endpoint, retryTimeout), "local", results(), options.withNoCheck(true)));
    }

    boolean plan(String endpoint, Duration retryTimeout) {
        return operator().plan(PlanRequest.of(inputs(endpoint, retryTimeout), results()));
    }

    void destroy(String endpoint, Duration retryTimeout) {
        stack(endpoint, retryTimeout).destroy(DestroyRequest.of(results()).withConfirm(Optional.of(name)));
    }

    /** The goals on its stack. */
    StackOperations stack(String endpoint, Duration retryTimeout) {
        return operator()
                .stack(new StackRequest(
                        config(),
                        Optional.empty(),
                        Overrides.NONE,
                        new OciAccess(false, () -> address(endpoint, retryTimeout))));
    }

    private Operator operator() {
        return new Operator(console, home, home, getClass().getClassLoader(), new NoValues());
    }

    private Inputs inputs(String endpoint, Duration retryTimeout) {
        return new Inputs(
                config(),
                Overrides.NONE,
                new OciAccess(false, () -> address(endpoint, retryTimeout)),
                Optional.empty());
    }

    private Source config() {
        return new Source.Local(home.resolve("feature_store.yaml"));
    }

    /** Where its goals write. */
    Results results() {
        return Results.exactly(home.resolve(".featurestore"));
    }

    private CloudAddress address(String endpoint, Duration retryTimeout) {
        return new CloudAddress(
                Optional.of(endpoint), SignIn.apiKey(ociConfig, "DEFAULT"), Network.direct(), retryTimeout);
    }

    /** The stacks of the project's name. */
    List<StackSummary> stacks() throws IOException {
        try (ResourceManagerClient client = client()) {
            return client.listStacks(ListStacksRequest.builder()
                            .compartmentId(compartment)
                            .displayName(name)
                            .build())
                    .getItems();
        }
    }

    /** The jobs of its only stack that have this operation, oldest first. */
    List<JobSummary> jobs(Job.Operation operation) throws IOException {
        return jobs().stream().filter(job -> job.getOperation() == operation).toList();
    }

    /** The jobs of its only stack, oldest first. */
    List<JobSummary> jobs() throws IOException {
        List<StackSummary> stacks = stacks();
        if (stacks.isEmpty()) {
            return List.of();
        }
        try (ResourceManagerClient client = client()) {
            return client
                    .listJobs(ListJobsRequest.builder()
                            .stackId(stacks.get(0).getId())
                            .build())
                    .getItems()
                    .stream()
                    .sorted(Comparator.comparing(JobSummary::getTimeCreated))
                    .toList();
        }
    }

    /** The Terraform state of its only stack. */
    String state() throws IOException {
        try (ResourceManagerClient client = client();
                InputStream in = client.getStackTfState(GetStackTfStateRequest.builder()
                                .stackId(stacks().get(0).getId())
                                .build())
                        .getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private ResourceManagerClient client() throws IOException {
        ResourceManagerClient client = ResourceManagerClient.builder()
                .httpProvider(new JdkHttpProvider())
                .build(new ConfigFileAuthenticationDetailsProvider(ociConfig.toString(), "DEFAULT"));
        client.setEndpoint(endpoint());
        return client;
    }
}
