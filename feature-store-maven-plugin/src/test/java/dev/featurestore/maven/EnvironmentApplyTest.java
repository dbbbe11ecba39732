package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import com.oracle.bmc.resourcemanager.model.StackSummary;
import com.oracle.bmc.resourcemanager.model.UpdateStackDetails;
import com.oracle.bmc.resourcemanager.requests.UpdateStackRequest;
import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.command.DestroyRequest;
import dev.featurestore.operator.command.Inputs;
import dev.featurestore.operator.command.PlanRequest;
import dev.featurestore.operator.command.StackRequest;
import dev.featurestore.operator.config.ConfigurationFiles;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class EnvironmentApplyTest extends ApplyFixture {

    private Source source(String environment) {
        return ConfigurationFiles.of(config().toString(), Optional.of(environment), UserPaths.in(folder));
    }

    private void write(String environment, String text) throws IOException {
        Files.writeString(folder.resolve("feature_store." + environment + ".yaml"), text);
    }

    private ApplyRequest request(String environment, ApplyOptions options) {
        return new ApplyRequest(
                inputs(source(environment), address()), "local", Results.exactly(reports()), options.withNoCheck(true));
    }

    private void apply(String environment) {
        apply(request(environment, ApplyOptions.DEFAULT));
    }

    private List<String> names() {
        return stacks().stream().map(StackSummary::getDisplayName).sorted().toList();
    }

    @Test
    void eachEnvironmentHasAStackOfItsOwn() throws IOException {
        write("dev", "spec: {variables: {cidr: 10.1.0.0/16}}");
        write("prod", "spec: {variables: {cidr: 10.2.0.0/16}}");
        apply(request());
        apply("dev");
        apply("prod");

        assertThat(names()).containsExactly("feature-store", "feature-store-dev", "feature-store-prod");
        assertThat(report().at("/stack/name").asText()).isEqualTo("feature-store-prod");

        console.lines().clear();
        apply("dev");
        assertThat(console.text()).contains("No changes: stack feature-store-dev matches the configuration.");

        operator()
                .stack(new StackRequest(
                        source("dev"), Optional.empty(), overrides, new OciAccess(false, this::address)))
                .destroy(DestroyRequest.of(Results.exactly(reports())).withConfirm(Optional.of("feature-store-dev")));
        assertThat(names()).containsExactly("feature-store", "feature-store-prod");
    }

    @Test
    void nothingRemoteHappensWithoutTheFileOfTheEnvironment() {
        FeatureStoreException missing = failure(request("prod", ApplyOptions.DEFAULT));

        assertThat(missing.code()).isEqualTo(FailureCode.MISSING_CONFIGURATION);
        assertThat(missing.message()).isEqualTo("feature_store.prod.yaml  file not found");
        assertThat(console.text()).doesNotContain("Signing in");
    }

    private void protectedWithABucket() throws IOException {
        Files.writeString(folder.resolve("stack/bucket.tf"), """
                variable "bucket" {
                  type    = bool
                  default = true
                }

                resource "oci_objectstorage_bucket" "this" {
                  count          = var.bucket ? 1 : 0
                  compartment_id = var.compartment_ocid
                  namespace      = "example"
                  name           = "features"
                }
                """);
        write("prod", "protected: true");
        apply("prod");
    }

    private void withoutTheBucket() {
        overrides = new Overrides(List.of(new Overrides.Value("variables.bucket", "false", "-Dbucket")));
    }

    private boolean isProtected(String stack) {
        return stacks().stream()
                .filter(one -> one.getDisplayName().equals(stack))
                .anyMatch(one -> one.getFreeformTags().containsKey("feature-store-protected"));
    }

    private void renameInTheConsole(String name) {
        try (ResourceManagerClient client = client()) {
            client.updateStack(UpdateStackRequest.builder()
                    .stackId(stacks().get(0).getId())
                    .updateStackDetails(
                            UpdateStackDetails.builder().displayName(name).build())
                    .build());
        }
    }

    @Test
    void anotherConfigurationDoesNotLiftTheProtectionOfAStack() throws IOException {
        protectedWithABucket();
        write("copy", "spec: {stack_name: feature-store-prod}");
        ApplyOptions named = ApplyOptions.DEFAULT.withConfirm(Optional.of("feature-store-prod"));
        console.lines().clear();

        apply("copy");

        assertThat(console.text())
                .contains("Stack feature-store-prod is protected, though this configuration is not")
                .contains("apply with -Dfeaturestore.confirm=feature-store-prod");
        assertThat(isProtected("feature-store-prod")).isTrue();
        withoutTheBucket();
        console.lines().clear();
        operator().plan(PlanRequest.of(inputs(source("copy"), address()), Results.exactly(reports())));
        assertThat(console.text())
                .contains("Stack feature-store-prod is protected, though")
                .contains(
                        "In batch mode, add -Dfeaturestore.allowDataLoss\n  -Dfeaturestore.confirm=feature-store-prod.");
        FeatureStoreException refused = failure(request("copy", ApplyOptions.DEFAULT.withAllowDataLoss(true)));
        assertThat(refused.code()).isEqualTo(FailureCode.DATA_LOSS);
        assertThat(refused.hint()).startsWith("The stack is protected.");
        assertThat(isProtected("feature-store-prod")).isTrue();

        apply(request("copy", named.withAllowDataLoss(true)));

        assertThat(report().at("/destroyed").asInt()).isEqualTo(1);
        assertThat(console.text()).contains("Stack feature-store-prod is not protected any more.");
        assertThat(isProtected("feature-store-prod")).isFalse();
    }

    @Test
    void aPlanOfAProtectedStackLosesDataOnlyByItsName() throws IOException {
        protectedWithABucket();
        write("copy", "spec: {stack_name: feature-store-prod}");
        withoutTheBucket();
        operator().plan(PlanRequest.of(inputs(source("copy"), address()), Results.exactly(reports())));
        ApplyOptions planned = ApplyOptions.DEFAULT.withAllowDataLoss(true).withPlan(Optional.of(plannedJob()));

        assertThat(failure(request("copy", planned)).code()).isEqualTo(FailureCode.DATA_LOSS);
        apply(request("copy", planned.withConfirm(Optional.of("feature-store-prod"))));

        assertThat(report().at("/destroyed").asInt()).isEqualTo(1);
        assertThat(isProtected("feature-store-prod"))
                .as("a plan is applied without an update of the stack")
                .isTrue();
    }

    private String plannedJob() throws IOException {
        return Files.readAllLines(reports().resolve("plan.env")).stream()
                .filter(line -> line.startsWith("featurestore_plan="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDryRunReportsTheProtectionToo() throws IOException {
        protectedWithABucket();
        write("copy", "spec: {stack_name: feature-store-prod}");
        console.lines().clear();

        apply(request("copy", ApplyOptions.DEFAULT.withDryRun(true)));

        assertThat(console.text()).contains("Stack feature-store-prod is protected, though");
    }

    @Test
    void aProtectedEnvironmentLosesDataOnlyByTheNameOfItsStack() throws IOException {
        protectedWithABucket();
        withoutTheBucket();
        renameInTheConsole("Ours");
        ApplyOptions allowed = ApplyOptions.DEFAULT.withAllowDataLoss(true);

        FeatureStoreException refused = failure(request("prod", allowed));
        assertThat(refused.code()).isEqualTo(FailureCode.DATA_LOSS);
        assertThat(refused.hint())
                .startsWith("The stack is protected.")
                .contains("-Dfeaturestore.confirm=feature-store-prod");
        assertThat(refused.commands())
                .singleElement()
                .satisfies(command ->
                        assertThat(command.properties()).containsEntry("featurestore.confirm", "feature-store-prod"));
        FeatureStoreException other = failure(request("prod", allowed.withConfirm(Optional.of("feature-store-dev"))));
        assertThat(other.code()).isEqualTo(FailureCode.NOT_CONFIRMED);
        assertThat(failure(request("prod", ApplyOptions.DEFAULT.withConfirm(Optional.of("feature-store-prod"))))
                        .code())
                .as("the name does not allow the loss")
                .isEqualTo(FailureCode.DATA_LOSS);

        apply(request("prod", allowed.withConfirm(Optional.of("feature-store-prod"))));
        assertThat(report().at("/destroyed").asInt()).isEqualTo(1);
    }

    private StackOperations stackOf(String id, String environment) {
        Inputs inputs = inputs(source(environment), address());
        return operator().stack(new StackRequest(inputs.config(), Optional.of(id), overrides, inputs.cloud()));
    }

    @Test
    void anOcidOfAnotherStackThanTheEnvironmentsIsRefused() throws IOException {
        write("dev", "");
        write("prod", "");
        apply("prod");
        String prod = stacks().get(0).getId();
        DestroyRequest confirmed =
                DestroyRequest.of(Results.exactly(reports())).withConfirm(Optional.of("feature-store-prod"));

        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> stackOf(prod, "dev").destroy(confirmed))
                .withMessage("featurestore.stackId is the OCID of stack feature-store-prod, but environment dev has"
                        + " another stack")
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.CONFLICTING_PARAMETERS));

        assertThat(names()).containsExactly("feature-store-prod");
        stackOf(prod, "prod").destroy(confirmed);
        assertThat(names()).isEmpty();
    }

    @Test
    void theStackOfAnEnvironmentIsFoundThroughBothFiles() throws IOException {
        write("dev", "");
        apply("dev");
        console.lines().clear();

        Inputs inputs = inputs(source("dev"), address());
        operator()
                .stack(new StackRequest(inputs.config(), Optional.empty(), overrides, inputs.cloud()))
                .status(false);

        assertThat(console.text())
                .contains("Stack feature-store-dev, region us-ashburn-1")
                .contains("The configuration here matches the deployed one.");
        assertThat(Arrays.asList(folder.resolve(".featurestore/stacks").toFile().list()))
                .hasSize(1);
    }
}
