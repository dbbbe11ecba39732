package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.oracle.bmc.auth.ConfigFileAuthenticationDetailsProvider;
import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import com.oracle.bmc.resourcemanager.model.CreateStackDetails;
import com.oracle.bmc.resourcemanager.model.CreateZipUploadConfigSourceDetails;
import com.oracle.bmc.resourcemanager.model.Stack;
import com.oracle.bmc.resourcemanager.model.StackSummary;
import com.oracle.bmc.resourcemanager.model.UpdateStackDetails;
import com.oracle.bmc.resourcemanager.requests.CancelJobRequest;
import com.oracle.bmc.resourcemanager.requests.CreateStackRequest;
import com.oracle.bmc.resourcemanager.requests.GetJobLogsContentRequest;
import com.oracle.bmc.resourcemanager.requests.GetStackRequest;
import com.oracle.bmc.resourcemanager.requests.ListJobsRequest;
import com.oracle.bmc.resourcemanager.requests.ListStacksRequest;
import com.oracle.bmc.resourcemanager.requests.UpdateStackRequest;
import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.emulator.terraform.EngineOptions;
import dev.featurestore.operator.ApplyRequest;
import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import dev.featurestore.operator.Operator;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.cloud.Network;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.cloud.SignIn;
import dev.featurestore.operator.oci.http.JdkHttpProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator against the embedded cloud, over HTTP, as it would be against OCI. */
class ApplyTest {

    private static final String COMPARTMENT =
            "ocid1.compartment.oc1..aaaaaaaaexampleexampleexampleexampleexampleexample";
    private static final String ABSENT_STACK =
            "ocid1.ormstack.oc1.iad.aaaaaaaaexampleexampleexampleexampleexampleexample";
    private static final Pattern SUBMITTED = Pattern.compile("Submitted apply job +(\\S+)");

    @TempDir
    Path folder;

    private final RecordedConsole console = new RecordedConsole();
    private EmbeddedCloud cloud;

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
                  vcn_id = oci_core_vcn.this.id
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

    @Test
    void createMakesTheStackAndHandsOverItsOutputs() throws Exception {
        List<Output> outputs = apply(request());

        assertThat(outputs).extracting(Output::name).containsExactlyInAnyOrder("vcn_id", "secret");
        assertThat(stacks()).hasSize(1);
        assertThat(stacks().get(0).getDisplayName()).isEqualTo("feature-store");
        assertThat(report().at("/state").textValue()).isEqualTo("SUCCEEDED");
        assertThat(report().at("/stack/created").booleanValue()).isTrue();
        assertThat(report().at("/rehearsal").booleanValue()).isFalse();
        assertThat(report().at("/created").intValue()).isEqualTo(2);
        assertThat(console.lines()).anyMatch(l -> l.startsWith("[1/2] oci_core_vcn.this: Creation complete after"));
        assertThat(console.lines()).anyMatch(l -> l.startsWith("[2/2] oci_core_subnet.this: Creation complete after"));
    }

    @Test
    void createFindsTheStackAgainByItsTagWhateverItIsCalled() throws Exception {
        apply(request());
        apply(request());

        assertThat(stacks()).hasSize(1);
        assertThat(report().at("/stack/created").booleanValue()).isFalse();
        assertThat(console.lines()).anyMatch(l -> l.startsWith("Updated stack feature-store"));
    }

    @Test
    void jobCarriesTheDigestsThatItWasStartedWith() throws Exception {
        apply(request());

        try (ResourceManagerClient client = client()) {
            Map<String, String> tags = client.listJobs(ListJobsRequest.builder()
                            .stackId(stacks().get(0).getId())
                            .build())
                    .getItems()
                    .get(0)
                    .getFreeformTags();
            assertThat(tags.get("feature-store-bundle-sha256"))
                    .isEqualTo(report().at("/bundleSha256").textValue());
            assertThat(tags.get("feature-store-variables-sha256")).matches("[0-9a-f]{64}");
        }
    }

    @Test
    void variablesOfTheStackBecomeExactlyThoseOfTheConfiguration() throws Exception {
        configure("  variables:\n    cidr: 10.1.0.0/16\n");
        apply(request());
        assertThat(variables()).containsEntry("cidr", "10.1.0.0/16");

        configure("");
        apply(request());

        assertThat(variables()).doesNotContainKey("cidr").containsEntry("compartment_ocid", COMPARTMENT);
    }

    @Test
    void twoStacksOfTheNameAreAnErrorThatListsBoth() throws Exception {
        String first = createTagged();
        String second = createTagged();

        FeatureStoreException e = failure(request());

        assertThat(e.code()).isEqualTo(FailureCode.STACK_AMBIGUOUS);
        assertThat(e).hasMessageContaining(first).hasMessageContaining(second);
        assertThat(e.hint()).contains("spec.stack_id");
    }

    @Test
    void tagsThatOthersHaveSetOnTheStackStay() throws Exception {
        String id = createTagged();
        try (ResourceManagerClient client = client()) {
            client.updateStack(UpdateStackRequest.builder()
                    .stackId(id)
                    .updateStackDetails(UpdateStackDetails.builder()
                            .freeformTags(Map.of("feature-store-stack", "feature-store", "owner", "finance"))
                            .definedTags(Map.of("Oracle-Tags", Map.of("CreatedBy", "somebody")))
                            .build())
                    .build());
        }
        configure("  freeform_tags:\n    stage: test\n  defined_tags:\n    operations:\n      cost_center: \"42\"\n");

        apply(request());

        try (ResourceManagerClient client = client()) {
            Stack stack = client.getStack(GetStackRequest.builder().stackId(id).build())
                    .getStack();
            assertThat(stack.getFreeformTags())
                    .containsOnly(
                            entry("feature-store-stack", "feature-store"),
                            entry("owner", "finance"),
                            entry("stage", "test"));
            assertThat(stack.getDefinedTags())
                    .containsOnly(
                            entry("Oracle-Tags", Map.of("CreatedBy", "somebody")),
                            entry("operations", Map.of("cost_center", "42")));
        }
    }

    @Test
    void stackIdThatDoesNotExistIsAnError() throws Exception {
        configure("  stack_id: " + ABSENT_STACK + "\n");

        assertThat(failure(request()).code()).isEqualTo(FailureCode.STACK_NOT_FOUND);
        assertThat(stacks()).isEmpty();
    }

    @Test
    void stackIdNamesTheStackThatIsBroughtUpToDate() throws Exception {
        String id = createTagged();
        createTagged();
        configure("  stack_id: " + id + "\n");

        apply(request());

        assertThat(report().at("/stack/id").textValue()).isEqualTo(id);
    }

    @Test
    void updateOfAStackThatIsNotThereIsAnError() throws Exception {
        Files.writeString(config(), Files.readString(config()).replace("operation: create", "operation: update"));

        FeatureStoreException e = failure(request());

        assertThat(e.code()).isEqualTo(FailureCode.STACK_NOT_FOUND);
        assertThat(e.hint()).contains("spec.operation");
        assertThat(stacks()).isEmpty();
    }

    @Test
    void dryRunChangesNothingAndSaysWhatItWouldDo() throws Exception {
        apply(dryRun());
        assertThat(stacks()).isEmpty();
        assertThat(console.lines()).anyMatch(l -> l.startsWith("Dry run: would create stack feature-store"));

        apply(request());
        apply(dryRun());
        assertThat(console.lines()).anyMatch(l -> l.startsWith("Dry run: would update stack feature-store"));
        try (ResourceManagerClient client = client()) {
            assertThat(client.listJobs(ListJobsRequest.builder()
                                    .compartmentId(COMPARTMENT)
                                    .build())
                            .getItems())
                    .hasSize(1);
        }
    }

    @Test
    void failedJobNamesErrorResourcePlaceJobAndNextStep() throws Exception {
        Files.writeString(folder.resolve("cloud/control.json"), """
                {"failAt": {"oci_core_subnet.this": "409-LimitExceeded, The following service limits were exceeded."}}
                """);

        FeatureStoreException e = failure(request());

        assertThat(e.code()).isEqualTo(FailureCode.JOB_FAILED);
        assertThat(e.message().lines().toList()).hasSize(2);
        assertThat(e.message())
                .startsWith("Terraform failed at oci_core_subnet.this (main.tf line 15): "
                        + "409-LimitExceeded, The following service limits were exceeded.\nJob ocid1.ormjob.")
                .contains(" of stack feature-store failed after ")
                .endsWith(": 1 created, 0 changed, 0 destroyed.");
        assertThat(e.hint()).contains("run the same command again");
        assertThat(report().at("/failure/address").textValue()).isEqualTo("oci_core_subnet.this");
        assertThat(reports().resolve("outputs.env")).doesNotExist();
    }

    @Test
    void resourceThatMayNotBeMadeIsExplainedAsTheMissingPolicy() throws Exception {
        Files.writeString(folder.resolve("cloud/control.json"), """
                {"failAt": {"oci_core_vcn.this": "404-NotAuthorizedOrNotFound, Authorization failed or requested resource not found."}}
                """);

        FeatureStoreException e = failure(request());

        assertThat(e.code()).isEqualTo(FailureCode.JOB_FAILED);
        assertThat(e.hint())
                .contains("allow group <your group> to manage virtual-network-family in compartment id " + COMPARTMENT);
        assertThat(e.text().lines()).hasSize(3);
    }

    @Test
    void applyAfterAFailureGoesOnWhereItStopped() throws Exception {
        Path control = folder.resolve("cloud/control.json");
        Files.writeString(control, "{\"failAt\": {\"oci_core_subnet.this\": \"500-InternalServerError, Sorry.\"}}");
        failure(request());
        Files.delete(control);

        apply(request());

        assertThat(report().at("/created").intValue()).isEqualTo(1);
        assertThat(report().at("/resources/0/address").textValue()).isEqualTo("oci_core_subnet.this");
    }

    @Test
    void resultsOfAnEarlierDeploymentAreGoneWhenTheNextIsRefused() throws Exception {
        apply(request());
        configure("  no_such_key: 1\n");

        failure(request());

        assertThat(reports().resolve("report.json")).doesNotExist();
        assertThat(reports().resolve("outputs.env")).doesNotExist();
    }

    @Test
    void configurationThatTerraformRefusesFailsWithTerraformsWords() throws Exception {
        Files.writeString(folder.resolve("stack/more.tf"), "output \"x\" {\n  value = oci_core_vcn.other.id\n}\n");

        FeatureStoreException e = failure(request());

        assertThat(e.message())
                .startsWith("Terraform failed at output.x (more.tf line 2): Reference to undeclared resource");
    }

    @Test
    void canceledJobFailsAndSaysSo() throws Exception {
        cloud.close();
        startCloud(1);
        console.onLine(line -> {
            Matcher submitted = SUBMITTED.matcher(line);
            if (submitted.matches()) {
                try (ResourceManagerClient client = client()) {
                    client.cancelJob(
                            CancelJobRequest.builder().jobId(submitted.group(1)).build());
                }
            }
        });

        FeatureStoreException e = failure(request());

        assertThat(e.code()).isEqualTo(FailureCode.JOB_CANCELED);
        assertThat(e).hasMessageContaining("was canceled");
        assertThat(report().at("/state").textValue()).isEqualTo("CANCELED");
    }

    @Test
    void everyLineOfTheLogIsShownOnceAndInOrder() throws Exception {
        apply(request());

        String text;
        try (ResourceManagerClient client = client()) {
            text = client.getJobLogsContent(GetJobLogsContentRequest.builder()
                            .jobId(report().at("/job/id").textValue())
                            .build())
                    .getValue();
        }
        List<String> log = text.lines()
                .map(l -> l.replaceFirst("^.*?\\[TERRAFORM_CONSOLE] \\[\\w+] ?", ""))
                .toList();
        int first = console.lines().indexOf(log.get(0));
        List<String> shown = console.lines().subList(first, first + log.size()).stream()
                .map(l -> l.replaceFirst("^\\[ *\\d+/\\d+] ", ""))
                .toList();
        assertThat(log).hasSizeGreaterThan(8);
        assertThat(shown).containsExactlyElementsOf(log);
    }

    @Test
    void valueOfASensitiveOutputIsNowhere() throws Exception {
        apply(request());

        assertThat(console.lines()).noneMatch(l -> l.contains("hunter2"));
        assertThat(console.lines()).anyMatch(l -> l.matches(" +secret += \\(sensitive value\\)"));
        assertThat(reports().resolve("report.json")).content().doesNotContain("hunter2");
        assertThat(reports().resolve("outputs.env")).content().contains("secret='(sensitive value)'");
    }

    @Test
    void invalidConfigurationIsRefusedBeforeAnythingRemoteIsTouched() throws Exception {
        configure("  no_such_key: 1\n");

        FeatureStoreException e = failure(request(address("http://127.0.0.1:1", folder.resolve("absent"), "DEFAULT")));

        assertThat(e.code()).isEqualTo(FailureCode.INVALID_CONFIGURATION);
    }

    @Test
    void missingOciConfigurationSaysWhereItLookedAndHowToRehearse() {
        FeatureStoreException e =
                failure(request(address(cloud.endpoint().toString(), folder.resolve("no/such/config"), "DEFAULT")));

        assertThat(e.code()).isEqualTo(FailureCode.CREDENTIALS_NOT_FOUND);
        assertThat(e).hasMessageContaining(folder.resolve("no/such/config").toString());
        assertThat(e.hint()).contains("-Dfeaturestore.cloud=embedded");
    }

    @Test
    void profileThatIsNotThereIsNamed() {
        FeatureStoreException e = failure(request(address(cloud.endpoint().toString(), cloud.ociConfig(), "NOBODY")));

        assertThat(e.code()).isEqualTo(FailureCode.CREDENTIALS_NOT_FOUND);
        assertThat(e).hasMessageContaining("NOBODY");
    }

    @Test
    void keyThatTheCloudDoesNotKnowIsRefused() throws Exception {
        Path strangers = folder.resolve("strangers");
        try (EmbeddedCloud other =
                EmbeddedCloud.open(new EmbeddedCloudOptions(strangers, 0, 2_000).with(EngineOptions.BUILT_IN))) {
            FeatureStoreException e =
                    failure(request(address(cloud.endpoint().toString(), other.ociConfig(), "DEFAULT")));

            assertThat(e.code()).isEqualTo(FailureCode.CLOUD_REFUSED);
            assertThat(e).hasMessageContaining("401-NotAuthenticated");
            assertThat(e.hint()).contains("clock");
        }
    }

    @Test
    void fileThatIsNoKeyIsNamedAndNotQuoted() throws Exception {
        Path key = Files.writeString(folder.resolve("key.pem"), "not-a-key-but-secret");
        Path ociConfig = Files.writeString(folder.resolve("config"), """
                [DEFAULT]
                user=ocid1.user.oc1..aaaa
                fingerprint=aa:bb
                tenancy=ocid1.tenancy.oc1..aaaa
                key_file=%s
                """.formatted(key));

        FeatureStoreException e = failure(request(address(cloud.endpoint().toString(), ociConfig, "DEFAULT")));

        assertThat(e.code()).isEqualTo(FailureCode.CREDENTIALS_NOT_FOUND);
        assertThat(e).hasMessageNotContaining("secret").hasNoCause();
    }

    @Test
    void endpointThatNobodyAnswersAtIsToldWithoutRetries() {
        FeatureStoreException e = failure(request(address("http://127.0.0.1:1", cloud.ociConfig(), "DEFAULT")));

        assertThat(e.code()).isEqualTo(FailureCode.CLOUD_UNREACHABLE);
        assertThat(e).hasMessageContaining("http://127.0.0.1:1");
    }

    @Test
    void containerBackendIsRefusedByItsType() throws Exception {
        Files.writeString(folder.resolve("backend.yaml"), """
                kind: operator.local
                type: container
                version: v1
                spec:
                  image: feature_store:v1
                """);

        FeatureStoreException e = failure(request("backend.yaml"));

        assertThat(e.code()).isEqualTo(FailureCode.BACKEND_NOT_SUPPORTED);
        assertThat(e).hasMessageContaining("type container");
    }

    @Test
    void pythonBackendOfTheOriginalIsThisJvm() throws Exception {
        Files.writeString(
                folder.resolve("backend.yaml"), "kind: operator.local\ntype: python\nversion: v1\nspec: {}\n");

        assertThat(apply(request("backend.yaml"))).hasSize(2);
    }

    @Test
    void serviceAndRegionCanStandInTheEndpoint() throws Exception {
        String endpoint = cloud.endpoint().toString().replace("127.0.0.1", "{region}");
        FeatureStoreException e = failure(request(address(endpoint, cloud.ociConfig(), "DEFAULT")));

        assertThat(e).hasMessageContaining("us-ashburn-1:" + cloud.endpoint().getPort());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:9", "http://", "foo", "ftp://example.com", "http://{sevice}.example.com"})
    void endpointThatIsNoAddressIsRefusedByItsProperty(String endpoint) {
        FeatureStoreException e = failure(request(address(endpoint, cloud.ociConfig(), "DEFAULT")));

        assertThat(e.code()).isEqualTo(FailureCode.MISSING_PARAMETER);
        assertThat(e).hasMessage("featurestore.endpoint: expected the address of a server, found \"" + endpoint + "\"");
    }

    private void startCloud(double speed) {
        cloud = EmbeddedCloud.open(
                new EmbeddedCloudOptions(folder.resolve("cloud"), 0, speed).with(EngineOptions.BUILT_IN));
    }

    private void configure(String more) throws IOException {
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

    private Path config() {
        return folder.resolve("feature_store.yaml");
    }

    private Path reports() {
        return folder.resolve("reports");
    }

    private JsonNode report() throws IOException {
        return new ObjectMapper().readTree(reports().resolve("report.json").toFile());
    }

    private CloudAddress address() {
        return address(cloud.endpoint().toString(), cloud.ociConfig(), "DEFAULT");
    }

    private static CloudAddress address(String endpoint, Path ociConfig, String profile) {
        return new CloudAddress(Optional.of(endpoint), SignIn.apiKey(ociConfig, profile), Network.direct());
    }

    private ApplyRequest request() {
        return request(address());
    }

    private ApplyRequest request(CloudAddress address) {
        return new ApplyRequest(config(), "local", new OciAccess(() -> address), reports(), false);
    }

    private ApplyRequest request(String backend) {
        return new ApplyRequest(config(), backend, new OciAccess(this::address), reports(), false);
    }

    private ApplyRequest dryRun() {
        return new ApplyRequest(config(), "local", new OciAccess(this::address), reports(), true);
    }

    private List<Output> apply(ApplyRequest request) {
        return new Operator(console, folder, folder, getClass().getClassLoader(), new NoValues()).apply(request);
    }

    private FeatureStoreException failure(ApplyRequest request) {
        return assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> apply(request))
                .actual();
    }

    private ResourceManagerClient client() {
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

    private List<StackSummary> stacks() {
        try (ResourceManagerClient client = client()) {
            return client.listStacks(ListStacksRequest.builder()
                            .compartmentId(COMPARTMENT)
                            .build())
                    .getItems();
        }
    }

    private Map<String, String> variables() {
        try (ResourceManagerClient client = client()) {
            return client.getStack(GetStackRequest.builder()
                            .stackId(stacks().get(0).getId())
                            .build())
                    .getStack()
                    .getVariables();
        }
    }

    private String createTagged() throws IOException {
        Operator operator = new Operator(console, folder, folder, getClass().getClassLoader(), new NoValues());
        Path zip = operator.pack(config(), folder.resolve("stack.zip"));
        try (ResourceManagerClient client = client()) {
            return client.createStack(CreateStackRequest.builder()
                            .createStackDetails(CreateStackDetails.builder()
                                    .compartmentId(COMPARTMENT)
                                    .displayName("renamed by somebody")
                                    .freeformTags(Map.of("feature-store-stack", "feature-store"))
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
}
