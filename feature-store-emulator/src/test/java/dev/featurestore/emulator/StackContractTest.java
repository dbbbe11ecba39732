package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.resourcemanager.model.CreateZipUploadConfigSourceDetails;
import com.oracle.bmc.resourcemanager.model.Stack;
import com.oracle.bmc.resourcemanager.model.UpdateStackDetails;
import com.oracle.bmc.resourcemanager.requests.CreateStackRequest;
import com.oracle.bmc.resourcemanager.requests.DeleteStackRequest;
import com.oracle.bmc.resourcemanager.requests.GetStackRequest;
import com.oracle.bmc.resourcemanager.requests.GetStackTfConfigRequest;
import com.oracle.bmc.resourcemanager.requests.GetStackTfStateRequest;
import com.oracle.bmc.resourcemanager.requests.ListStacksRequest;
import com.oracle.bmc.resourcemanager.requests.UpdateStackRequest;
import com.oracle.bmc.resourcemanager.responses.CreateStackResponse;
import com.oracle.bmc.resourcemanager.responses.UpdateStackResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stacks, as Oracle's own client sees them. */
class StackContractTest {

    @RegisterExtension
    static final TestCloud CLOUD = new TestCloud();

    private static Stack get(String id) {
        return CLOUD.sdk()
                .client
                .getStack(GetStackRequest.builder().stackId(id).build())
                .getStack();
    }

    @Test
    void createsAStackAndAnswersItWithoutItsZip() {
        CreateStackResponse created = CLOUD.sdk()
                .create(Sdk.stackDetails()
                        .displayName("first")
                        .description("a description")
                        .variables(Map.of("region", "us-ashburn-1"))
                        .terraformVersion("1.5.x")
                        .freeformTags(Map.of("team", "ml"))
                        .definedTags(Map.of("Operations", Map.of("CostCenter", "42"))));
        Stack stack = created.getStack();
        assertThat(stack.getId()).matches("ocid1\\.ormstack\\.oc1\\.iad\\.[a-z2-7]{60}");
        assertThat(created.getEtag()).matches("[0-9a-f]{64}");
        assertThat(created.getOpcRequestId()).matches("[^/]+/[^/]+/[^/]+");
        assertThat(stack.getLifecycleState()).isEqualTo(Stack.LifecycleState.Active);
        assertThat(stack.getCompartmentId()).isEqualTo(Sdk.COMPARTMENT);
        assertThat(stack.getDisplayName()).isEqualTo("first");
        assertThat(stack.getDescription()).isEqualTo("a description");
        assertThat(stack.getVariables()).isEqualTo(Map.of("region", "us-ashburn-1"));
        assertThat(stack.getTerraformVersion()).isEqualTo("1.5.x");
        assertThat(stack.getFreeformTags()).isEqualTo(Map.of("team", "ml"));
        assertThat(stack.getDefinedTags()).isEqualTo(Map.of("Operations", Map.of("CostCenter", "42")));
        assertThat(stack.getStackDriftStatus()).isEqualTo(Stack.StackDriftStatus.NotChecked);
        assertThat(stack.getTimeCreated()).isNotNull();
        assertThat(get(stack.getId())).isEqualTo(stack);
    }

    @Test
    void writesNullsAndDatesAsResourceManagerDoes() {
        String id = CLOUD.sdk().create(Sdk.stackDetails()).getStack().getId();
        JsonNode json = SignedRequest.json(new SignedRequest(CLOUD.cloud(), "GET", "/20180917/stacks/" + id).send());
        assertThat(json.has("description")).isTrue();
        assertThat(json.path("description").isNull()).isTrue();
        assertThat(json.path("customTerraformProvider").isNull()).isTrue();
        assertThat(json.path("configSource").path("workingDirectory").isNull()).isTrue();
        assertThat(json.path("configSource").path("configSourceType").asText()).isEqualTo("ZIP_UPLOAD");
        assertThat(json.path("timeCreated").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(json.path("displayName").asText()).matches("stack\\d{14}");
        assertThat(json.has("internal")).isFalse();
    }

    @Test
    void updateKeepsWhatIsAbsentAndReplacesVariables() {
        CreateStackResponse created = CLOUD.sdk()
                .create(Sdk.stackDetails()
                        .displayName("before")
                        .description("kept")
                        .variables(Map.of("a", "1", "b", "2")));
        String id = created.getStack().getId();
        UpdateStackResponse updated = CLOUD.sdk()
                .update(
                        id,
                        UpdateStackDetails.builder()
                                .displayName("after")
                                .variables(Map.of("b", "3"))
                                .build());
        assertThat(updated.getEtag()).isNotEqualTo(created.getEtag());
        assertThat(get(id).getDisplayName()).isEqualTo("after");
        assertThat(get(id).getDescription()).isEqualTo("kept");
        assertThat(get(id).getVariables()).isEqualTo(Map.of("b", "3"));
        CLOUD.sdk().update(id, UpdateStackDetails.builder().description("new").build());
        assertThat(get(id).getVariables()).isEqualTo(Map.of("b", "3"));
    }

    @Test
    void updateRefusesAnEtagOfThePast() {
        CreateStackResponse created = CLOUD.sdk().create(Sdk.stackDetails());
        String id = created.getStack().getId();
        UpdateStackRequest request = UpdateStackRequest.builder()
                .stackId(id)
                .ifMatch(created.getEtag())
                .updateStackDetails(
                        UpdateStackDetails.builder().description("x").build())
                .build();
        CLOUD.sdk().client.updateStack(request);
        BmcException refusal = Sdk.refusal(() -> CLOUD.sdk().client.updateStack(request));
        assertThat(refusal.getStatusCode()).isEqualTo(412);
        assertThat(refusal.getServiceCode()).isEqualTo("NoEtagMatch");
        BmcException deletion = Sdk.refusal(() -> CLOUD.sdk()
                .client
                .deleteStack(DeleteStackRequest.builder()
                        .stackId(id)
                        .ifMatch(created.getEtag())
                        .build()));
        assertThat(deletion.getServiceCode()).isEqualTo("NoEtagMatch");
    }

    @Test
    void givesBackTheUploadedZip() throws IOException {
        String id = CLOUD.sdk().create(Sdk.stackDetails()).getStack().getId();
        try (InputStream zip = CLOUD.sdk()
                .client
                .getStackTfConfig(GetStackTfConfigRequest.builder().stackId(id).build())
                .getInputStream()) {
            assertThat(zip.readAllBytes()).isEqualTo(Zips.of(Sdk.FILES));
        }
    }

    @Test
    void aStackWithoutJobsHasNoState() {
        String id = CLOUD.sdk().create(Sdk.stackDetails()).getStack().getId();
        BmcException refusal = Sdk.refusal(() -> CLOUD.sdk()
                .client
                .getStackTfState(GetStackTfStateRequest.builder().stackId(id).build()));
        assertThat(refusal.getStatusCode()).isEqualTo(404);
        assertThat(refusal.getServiceCode()).isEqualTo("NotAuthorizedOrNotFound");
    }

    @Test
    void aDeletedStackIsGone() {
        String id = CLOUD.sdk().create(Sdk.stackDetails()).getStack().getId();
        CLOUD.sdk().client.deleteStack(DeleteStackRequest.builder().stackId(id).build());
        BmcException refusal = Sdk.refusal(() -> get(id));
        assertThat(refusal.getStatusCode()).isEqualTo(404);
        assertThat(refusal.getServiceCode()).isEqualTo("NotAuthorizedOrNotFound");
        assertThat(CLOUD.sdk()
                        .client
                        .listStacks(ListStacksRequest.builder().id(id).build())
                        .getItems())
                .isEmpty();
    }

    @Test
    void aRetryTokenCreatesOnce() {
        String token = UUID.randomUUID().toString();
        CreateStackRequest request = CreateStackRequest.builder()
                .createStackDetails(Sdk.stackDetails().displayName("once").build())
                .opcRetryToken(token)
                .build();
        CreateStackResponse first = CLOUD.sdk().client.createStack(request);
        CLOUD.sdk()
                .update(
                        first.getStack().getId(),
                        UpdateStackDetails.builder().displayName("changed").build());
        CreateStackResponse second = CLOUD.sdk().client.createStack(request);
        assertThat(second.getStack()).isEqualTo(first.getStack());
        assertThat(second.getEtag()).isEqualTo(first.getEtag());
        BmcException refusal = Sdk.refusal(() -> CLOUD.sdk()
                .client
                .createStack(CreateStackRequest.builder()
                        .createStackDetails(
                                Sdk.stackDetails().displayName("other").build())
                        .opcRetryToken(token)
                        .build()));
        assertThat(refusal.getStatusCode()).isEqualTo(409);
        assertThat(refusal.getServiceCode()).isEqualTo("InvalidatedRetryToken");
    }

    @Test
    void aRetryTokenOfADeletedStackIsInvalid() {
        CreateStackRequest request = CreateStackRequest.builder()
                .createStackDetails(Sdk.stackDetails().build())
                .opcRetryToken(UUID.randomUUID().toString())
                .build();
        String id = CLOUD.sdk().client.createStack(request).getStack().getId();
        CLOUD.sdk().client.deleteStack(DeleteStackRequest.builder().stackId(id).build());
        assertThat(Sdk.refusal(() -> CLOUD.sdk().client.createStack(request)).getServiceCode())
                .isEqualTo("InvalidatedRetryToken");
    }

    @Test
    void takesAWorkingDirectoryInEverySpelling() {
        for (String spelling : List.of("infra", "infra/", "/infra", "./infra")) {
            Stack stack = CLOUD.sdk()
                    .create(Sdk.stackDetails()
                            .configSource(CreateZipUploadConfigSourceDetails.builder()
                                    .zipFileBase64Encoded(Zips.base64(Map.of("infra/main.tf", "")))
                                    .workingDirectory(spelling)
                                    .build()))
                    .getStack();
            assertThat(stack.getConfigSource().getWorkingDirectory()).isEqualTo(spelling);
        }
    }
}
