package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import com.oracle.bmc.resourcemanager.model.ApplyJobOperationDetails.ExecutionPlanStrategy;
import com.oracle.bmc.resourcemanager.model.ChangeStackCompartmentDetails;
import com.oracle.bmc.resourcemanager.model.CreateApplyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreateJobDetails;
import com.oracle.bmc.resourcemanager.model.CreateObjectStorageConfigSourceDetails;
import com.oracle.bmc.resourcemanager.model.CreateStackDetails;
import com.oracle.bmc.resourcemanager.model.CreateZipUploadConfigSourceDetails;
import com.oracle.bmc.resourcemanager.model.Job;
import com.oracle.bmc.resourcemanager.requests.ChangeStackCompartmentRequest;
import com.oracle.bmc.resourcemanager.requests.CreateJobRequest;
import com.oracle.bmc.resourcemanager.requests.CreateStackRequest;
import com.oracle.bmc.resourcemanager.requests.GetJobRequest;
import dev.featurestore.operator.cloud.BucketName;
import dev.featurestore.operator.command.AdoptStack;
import dev.featurestore.operator.command.PlanRequest;
import dev.featurestore.operator.command.Project;
import dev.featurestore.operator.command.StackRequest;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code adopt} of stacks that the SDK's client has created, against the embedded cloud. */
@Tag("slow")
class AdoptTest extends StackFixture {

    private static final String UNKNOWN = "ocid1.ormstack.oc1.iad.aaaaaaaaexampleexampleexampleexampleexampleexample";

    private String createByHand(Map<String, String> variables) throws IOException {
        Path zip = operator().pack(inputs(address()), folder.resolve("by-hand.zip"));
        try (ResourceManagerClient client = client()) {
            return client.createStack(CreateStackRequest.builder()
                            .createStackDetails(CreateStackDetails.builder()
                                    .compartmentId(COMPARTMENT)
                                    .displayName("by hand")
                                    .freeformTags(Map.of("owner", "me"))
                                    .variables(variables)
                                    .terraformVersion("1.5.x")
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

    private void applyByHand(String stackId) throws Exception {
        try (ResourceManagerClient client = client()) {
            String job = client.createJob(CreateJobRequest.builder()
                            .createJobDetails(CreateJobDetails.builder()
                                    .stackId(stackId)
                                    .operation(Job.Operation.Apply)
                                    .jobOperationDetails(CreateApplyJobOperationDetails.builder()
                                            .executionPlanStrategy(ExecutionPlanStrategy.AutoApproved)
                                            .build())
                                    .build())
                            .build())
                    .getJob()
                    .getId();
            client.getWaiters()
                    .forJob(GetJobRequest.builder().jobId(job).build(), Job.LifecycleState.Succeeded)
                    .execute();
        }
    }

    private void forgetTheConfiguration() throws IOException {
        Files.delete(config());
    }

    @Test
    void writesTheConfigurationThatChangesNothing() throws Exception {
        Files.writeString(folder.resolve("stack/more.tf"), """
                variable "subnets" {
                  type = map(list(string))
                }

                variable "size" {
                  type    = number
                  default = 1
                }

                variable "public" {
                  type    = bool
                  default = false
                }
                """);
        configure("  variables: {subnets: {}}\n");
        String id = createByHand(Map.of(
                "compartment_ocid", COMPARTMENT,
                "cidr", "10.5.0.0/16",
                "subnets", "{\"a\":[\"10.5.1.0/24\",\"$${x}\"],\"b\":[]}",
                "size", "3",
                "public", "true"));
        applyByHand(id);
        forgetTheConfiguration();

        List<String> lines = shown(() -> stackOf(id).adopt());

        assertThat(Files.readString(config())).isEqualTo("""
                # Written by featurestore:adopt for an existing stack of OCI Resource Manager.
                kind: operator
                type: feature_store
                version: v1
                spec:
                  stack_id: ID
                  stack_name: by hand
                  compartment_id: COMPARTMENT
                  region: us-ashburn-1
                  stack:
                    source: stack.zip
                  variables:
                    cidr: "10.5.0.0/16"
                    public: true
                    size: 3
                    subnets: {a: ["10.5.1.0/24", "$${x}"], b: []}
                """.replace("ID", id)
                .replace("COMPARTMENT", COMPARTMENT)
                .replace("\"10.5.0.0/16\"", "10.5.0.0/16")
                .replace("[\"10.5.1.0/24\"", "[10.5.1.0/24"));
        assertThat(lines)
                .anyMatch(line -> line.startsWith("Adopted stack by hand  ocid1.ormstack."))
                .contains("Written: feature_store.yaml, stack.zip")
                .noneMatch(line -> line.startsWith("Not taken over") || line.startsWith("An apply would"))
                .endsWith(
                        "Next: see whether an apply would change anything:",
                        "  mvn featurestore:plan -Dfeaturestore.config=feature_store.yaml");
        assertThat(stacks().get(0).getFreeformTags())
                .containsEntry("feature-store-stack", "by hand")
                .containsEntry("owner", "me");
        assertThat(operator().plan(PlanRequest.of(inputs(address()), Results.exactly(reports()))))
                .isFalse();
        assertThat(stacks()).hasSize(1);
        assertThat(variables()).containsEntry("subnets", "{\"a\":[\"10.5.1.0/24\",\"$${x}\"],\"b\":[]}");
    }

    @Test
    void anAdoptedStackCanBeRenamedAndMovedWithoutASecondStore() throws Exception {
        String id = createByHand(Map.of("compartment_ocid", COMPARTMENT, "cidr", "10.5.0.0/16"));
        applyByHand(id);
        forgetTheConfiguration();
        stackOf(id).adopt();
        apply(request());
        int jobs = jobs().size();
        Files.writeString(config(), Files.readString(config()).replace("stack_name: by hand", "stack_name: features"));

        apply(request());

        assertThat(jobs()).hasSize(jobs);
        assertThat(stacks()).hasSize(1);
        assertThat(stacks().get(0).getFreeformTags()).containsEntry("feature-store-stack", "features");
        try (ResourceManagerClient client = client()) {
            client.changeStackCompartment(ChangeStackCompartmentRequest.builder()
                    .stackId(id)
                    .changeStackCompartmentDetails(ChangeStackCompartmentDetails.builder()
                            .compartmentId(COMPARTMENT.replace("aaaa", "bbbb"))
                            .build())
                    .build());
        }
        assertThat(shown(() -> apply(request()))).anyMatch(line -> line.startsWith("No changes: stack"));
        assertThat(stacks()).isEmpty();
    }

    @Test
    void namesWhatCannotBeTakenOver() throws Exception {
        Files.writeString(folder.resolve("stack/more.tf"), """
                variable "token" {
                  type      = string
                  sensitive = true
                }

                variable "zones" {
                  type    = list(string)
                  default = []
                }
                """);
        configure("  variables: {token: hunter-7f3a91}\n");
        String id = createByHand(Map.of(
                "compartment_ocid", COMPARTMENT, "token", "hunter-7f3a91", "other", "x", "zones", "[for z in [] : z]"));
        forgetTheConfiguration();

        List<String> lines = shown(() -> stackOf(id).adopt());

        assertThat(Files.readString(config())).contains("    token: $TOKEN\n").doesNotContain("hunter");
        assertThat(lines)
                .contains(
                        "Sensitive values are not written. Set these variables of the environment to them:",
                        "  TOKEN  (token)",
                        "Not taken over: variable other: the stack does not declare this variable",
                        "Not taken over: variable zones: its value is a Terraform expression that is not JSON",
                        "An apply would set or remove these variables of the stack: other, zones")
                .noneMatch(line -> line.contains("hunter"));
    }

    @Test
    void theBundledStackNeedsNoFiles() throws Exception {
        Files.writeString(
                config(),
                Files.readString(config()).replace("  stack:\n    source: stack\n", "  service_version: \"1.0\"\n"));
        Path zip = operator().pack(inputs(address()), folder.resolve("by-hand.zip"));
        assertThat(zip).exists();
        String id = createByHand(Map.of(
                "compartment_ocid",
                COMPARTMENT,
                "region",
                "us-ashburn-1",
                "service_version",
                "1.0",
                "ingress",
                "private"));
        forgetTheConfiguration();

        shown(() -> stackOf(id).adopt());

        assertThat(folder.resolve("stack.zip")).doesNotExist();
        assertThat(Files.readString(config()))
                .contains("  service_version: \"1.0\"\n", "    ingress: private\n")
                .doesNotContain("stack:\n");
    }

    @Test
    void takesOverAStackWhoseFilesAreInABucket() throws Exception {
        try (Storage storage = Storage.withBucket(cloud, "by-hand")) {
            storage.put("network/main.tf", Files.readAllBytes(folder.resolve("stack/main.tf")));
            storage.put("network/notes/", new byte[0]);
            storage.put("shared/notes.md", new byte[] {1});
            String id = createInBucket(storage, "by-hand", "network");
            applyByHand(id);
            forgetTheConfiguration();

            List<String> lines = shown(() -> stackOf(id).adopt());

            assertThat(Files.readString(config()))
                    .contains("  stack:\n    source: stack.zip\n    working_directory: network\n");
            assertThat(lines)
                    .contains("Written: feature_store.yaml, stack.zip")
                    .noneMatch(line -> line.startsWith("Not taken over") || line.startsWith("An apply would"));
            assertThat(operator().plan(PlanRequest.of(inputs(address()), Results.exactly(reports()))))
                    .isFalse();
        }
    }

    @Test
    void takesOverWhatThisPluginHasDeliveredThroughABucket() throws Exception {
        try (Storage storage = Storage.withBucket(cloud, "stacks")) {
            byte[] large = new byte[12 << 20];
            new Random(5).nextBytes(large);
            Files.write(folder.resolve("stack/large.bin"), large);
            bucket = Optional.of(BucketName.parse("stacks"));
            configure("protected: true\n");
            apply(request());
            storage.put("of-another/main.tf", new byte[] {1});
            String id = stacks().get(0).getId();
            forgetTheConfiguration();

            List<String> lines = shown(() -> stackOf(id).adopt());

            assertThat(Files.readString(config()))
                    .contains("\nprotected: true\n", "    source: stack.zip\n")
                    .doesNotContain("working_directory");
            assertThat(lines)
                    .last()
                    .isEqualTo("  mvn featurestore:plan -Dfeaturestore.config=feature_store.yaml"
                            + " -Dfeaturestore.bucket=stacks@" + storage.namespace());
            assertThat(operator().plan(PlanRequest.of(inputs(address()), Results.exactly(reports()))))
                    .isFalse();
        }
    }

    @Test
    void aBucketThatHasNoFilesAnyMoreIsReported() throws Exception {
        try (Storage storage = Storage.withBucket(cloud, "by-hand")) {
            storage.put("main.tf", Files.readAllBytes(folder.resolve("stack/main.tf")));
            String id = createInBucket(storage, "by-hand", "");
            storage.delete("main.tf");
            forgetTheConfiguration();

            FeatureStoreException refused = failureOf(() -> stackOf(id).adopt());

            assertThat(refused.code()).isEqualTo(FailureCode.INVALID_STACK);
            assertThat(refused).hasMessage("Bucket by-hand has no Terraform files of stack by hand");
            assertThat(config()).doesNotExist();
        }
    }

    private String createInBucket(Storage storage, String name, String workingDirectory) throws Exception {
        try (ResourceManagerClient client = client()) {
            return client.createStack(CreateStackRequest.builder()
                            .createStackDetails(CreateStackDetails.builder()
                                    .compartmentId(COMPARTMENT)
                                    .displayName("by hand")
                                    .terraformVersion("1.5.x")
                                    .variables(Map.of("compartment_ocid", COMPARTMENT))
                                    .configSource(CreateObjectStorageConfigSourceDetails.builder()
                                            .region("us-ashburn-1")
                                            .namespace(storage.namespace())
                                            .bucketName(name)
                                            .workingDirectory(workingDirectory)
                                            .build())
                                    .build())
                            .build())
                    .getStack()
                    .getId();
        }
    }

    @Test
    void replacesNoFileAndTagsNothingThen() throws Exception {
        String id = createByHand(Map.of("compartment_ocid", COMPARTMENT));
        assertThat(failureOf(() -> stackOf(id).adopt()).code()).isEqualTo(FailureCode.FILES_EXIST);
        forgetTheConfiguration();
        Files.writeString(folder.resolve("stack.zip"), "mine");

        FeatureStoreException refused = failureOf(() -> stackOf(id).adopt());

        assertThat(refused.code()).isEqualTo(FailureCode.FILES_EXIST);
        assertThat(refused).hasMessage("No files were written, because stack.zip exists");
        assertThat(config()).doesNotExist();
        assertThat(folder.resolve("stack.zip")).hasContent("mine");
        assertThat(stacks().get(0).getFreeformTags()).doesNotContainKey("feature-store-stack");
    }

    @Test
    void createsTheFolderOfTheFile() throws Exception {
        String id = createByHand(Map.of("compartment_ocid", COMPARTMENT));
        Path file = folder.resolve("adopted/by-hand/feature_store.yaml");

        new AdoptStack(
                        new Project(console, folder, folder, getClass().getClassLoader(), new NoValues()),
                        new StackRequest(
                                new Source.Local(file),
                                Optional.of(id),
                                Overrides.NONE,
                                new OciAccess(false, this::address)))
                .run();

        assertThat(file).exists();
        assertThat(file.resolveSibling("stack.zip")).exists();
    }

    @Test
    void needsTheOcidOfAStackThatExists() throws Exception {
        forgetTheConfiguration();
        assertThat(failureOf(() -> stack().adopt()).code()).isEqualTo(FailureCode.MISSING_PARAMETER);
        assertThat(failureOf(() -> stackOf("abc").adopt()).code()).isEqualTo(FailureCode.INVALID_PARAMETER);
        assertThat(failureOf(() -> stackOf(UNKNOWN).adopt()).code()).isEqualTo(FailureCode.STACK_NOT_FOUND);
        assertThat(config()).doesNotExist();
    }
}
