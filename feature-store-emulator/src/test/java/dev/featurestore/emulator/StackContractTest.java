package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.resourcemanager.model.CreateStackDetails;
import com.oracle.bmc.resourcemanager.model.CreateZipUploadConfigSourceDetails;
import com.oracle.bmc.resourcemanager.model.Stack;
import com.oracle.bmc.resourcemanager.model.StackSummary;
import com.oracle.bmc.resourcemanager.model.UpdateStackDetails;
import com.oracle.bmc.resourcemanager.model.UpdateZipUploadConfigSourceDetails;
import com.oracle.bmc.resourcemanager.requests.CreateStackRequest;
import com.oracle.bmc.resourcemanager.requests.DeleteStackRequest;
import com.oracle.bmc.resourcemanager.requests.GetStackRequest;
import com.oracle.bmc.resourcemanager.requests.GetStackTfConfigRequest;
import com.oracle.bmc.resourcemanager.requests.GetStackTfStateRequest;
import com.oracle.bmc.resourcemanager.requests.ListStacksRequest;
import com.oracle.bmc.resourcemanager.requests.UpdateStackRequest;
import com.oracle.bmc.resourcemanager.responses.CreateStackResponse;
import com.oracle.bmc.resourcemanager.responses.ListStacksResponse;
import com.oracle.bmc.resourcemanager.responses.UpdateStackResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stacks, as Oracle's own client sees them. */
class StackContractTest {

    private static final Map<String, String> FILES = Map.of("main.tf", "variable \"region\" {}\n");

    @TempDir
    static Path directory;

    private static EmbeddedCloud cloud;
    private static Sdk sdk;

    @BeforeAll
    static void start() {
        cloud = EmbeddedCloud.open(TestOptions.in(directory));
        sdk = new Sdk(cloud);
    }

    @AfterAll
    static void stop() {
        sdk.close();
        cloud.close();
    }

    private static CreateStackDetails.Builder details() {
        return CreateStackDetails.builder().compartmentId(Sdk.COMPARTMENT).configSource(Sdk.source(FILES));
    }

    private static CreateStackResponse create(CreateStackDetails.Builder details) {
        return sdk.client.createStack(
                CreateStackRequest.builder().createStackDetails(details.build()).build());
    }

    private static UpdateStackResponse update(String id, UpdateStackDetails details) {
        return sdk.client.updateStack(UpdateStackRequest.builder()
                .stackId(id)
                .updateStackDetails(details)
                .build());
    }

    private static Stack get(String id) {
        return sdk.client
                .getStack(GetStackRequest.builder().stackId(id).build())
                .getStack();
    }

    @Test
    void createsAStackAndAnswersItWithoutItsZip() {
        CreateStackResponse created = create(details()
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
        String id = create(details()).getStack().getId();
        JsonNode json = SignedRequest.json(new SignedRequest(cloud, "GET", "/20180917/stacks/" + id).send());
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
        CreateStackResponse created =
                create(details().displayName("before").description("kept").variables(Map.of("a", "1", "b", "2")));
        String id = created.getStack().getId();
        UpdateStackResponse updated = update(
                id,
                UpdateStackDetails.builder()
                        .displayName("after")
                        .variables(Map.of("b", "3"))
                        .build());
        assertThat(updated.getEtag()).isNotEqualTo(created.getEtag());
        assertThat(get(id).getDisplayName()).isEqualTo("after");
        assertThat(get(id).getDescription()).isEqualTo("kept");
        assertThat(get(id).getVariables()).isEqualTo(Map.of("b", "3"));
        update(id, UpdateStackDetails.builder().description("new").build());
        assertThat(get(id).getVariables()).isEqualTo(Map.of("b", "3"));
    }

    @Test
    void updateRefusesAnEtagOfThePast() {
        CreateStackResponse created = create(details());
        String id = created.getStack().getId();
        UpdateStackRequest request = UpdateStackRequest.builder()
                .stackId(id)
                .ifMatch(created.getEtag())
                .updateStackDetails(
                        UpdateStackDetails.builder().description("x").build())
                .build();
        sdk.client.updateStack(request);
        BmcException refusal = Sdk.refusal(() -> sdk.client.updateStack(request));
        assertThat(refusal.getStatusCode()).isEqualTo(412);
        assertThat(refusal.getServiceCode()).isEqualTo("NoEtagMatch");
        BmcException deletion = Sdk.refusal(() -> sdk.client.deleteStack(DeleteStackRequest.builder()
                .stackId(id)
                .ifMatch(created.getEtag())
                .build()));
        assertThat(deletion.getServiceCode()).isEqualTo("NoEtagMatch");
    }

    @Test
    void givesBackTheUploadedZip() throws IOException {
        String id = create(details()).getStack().getId();
        try (InputStream zip = sdk.client
                .getStackTfConfig(GetStackTfConfigRequest.builder().stackId(id).build())
                .getInputStream()) {
            assertThat(zip.readAllBytes()).isEqualTo(Zips.of(FILES));
        }
    }

    @Test
    void aStackWithoutJobsHasNoState() {
        String id = create(details()).getStack().getId();
        BmcException refusal = Sdk.refusal(() -> sdk.client.getStackTfState(
                GetStackTfStateRequest.builder().stackId(id).build()));
        assertThat(refusal.getStatusCode()).isEqualTo(404);
        assertThat(refusal.getServiceCode()).isEqualTo("NotAuthorizedOrNotFound");
    }

    @Test
    void aDeletedStackIsGone() {
        String id = create(details()).getStack().getId();
        sdk.client.deleteStack(DeleteStackRequest.builder().stackId(id).build());
        BmcException refusal = Sdk.refusal(() -> get(id));
        assertThat(refusal.getStatusCode()).isEqualTo(404);
        assertThat(refusal.getServiceCode()).isEqualTo("NotAuthorizedOrNotFound");
        assertThat(list(ListStacksRequest.builder().id(id)).getItems()).isEmpty();
    }

    private static ListStacksResponse list(ListStacksRequest.Builder request) {
        return sdk.client.listStacks(request.build());
    }

    @Test
    void listsByCompartmentNewestFirstAndPages() {
        String compartment = Sdk.COMPARTMENT.replace("hhhh", "list");
        List<String> created = new ArrayList<>();
        for (String name : List.of("c", "a", "d", "b", "e")) {
            created.add(
                    0,
                    create(details().compartmentId(compartment).displayName(name))
                            .getStack()
                            .getId());
        }
        List<String> listed = new ArrayList<>();
        String page = null;
        int pages = 0;
        do {
            ListStacksResponse response = list(ListStacksRequest.builder()
                    .compartmentId(compartment)
                    .limit(2)
                    .page(page));
            response.getItems().stream().map(StackSummary::getId).forEach(listed::add);
            page = response.getOpcNextPage();
            pages++;
        } while (page != null);
        assertThat(pages).isEqualTo(3);
        assertThat(listed).isEqualTo(created);
        assertThat(list(ListStacksRequest.builder()
                                .compartmentId(compartment)
                                .sortBy(ListStacksRequest.SortBy.Displayname))
                        .getItems())
                .extracting(StackSummary::getDisplayName)
                .containsExactly("a", "b", "c", "d", "e");
        assertThat(list(ListStacksRequest.builder()
                                .compartmentId(compartment)
                                .sortBy(ListStacksRequest.SortBy.Displayname)
                                .sortOrder(ListStacksRequest.SortOrder.Desc)
                                .limit(2))
                        .getItems())
                .extracting(StackSummary::getDisplayName)
                .containsExactly("e", "d");
    }

    @Test
    void pagesStayWhereTheyAreWhenStacksComeAndGo() {
        String compartment = Sdk.COMPARTMENT.replace("hhhh", "page");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ids.add(0, create(details().compartmentId(compartment)).getStack().getId());
        }
        ListStacksResponse first =
                list(ListStacksRequest.builder().compartmentId(compartment).limit(2));
        create(details().compartmentId(compartment));
        sdk.client.deleteStack(DeleteStackRequest.builder().stackId(ids.get(1)).build());
        ListStacksResponse second = list(
                ListStacksRequest.builder().compartmentId(compartment).limit(2).page(first.getOpcNextPage()));
        assertThat(second.getItems()).extracting(StackSummary::getId).isEqualTo(ids.subList(2, 4));
        assertThat(second.getOpcNextPage()).isNull();
    }

    @Test
    void filtersByNameIdentifierAndState() {
        String compartment = Sdk.COMPARTMENT.replace("hhhh", "find");
        String id = create(details().compartmentId(compartment).displayName("wanted"))
                .getStack()
                .getId();
        create(details().compartmentId(compartment).displayName("other"));
        assertThat(list(ListStacksRequest.builder().compartmentId(compartment).displayName("wanted"))
                        .getItems())
                .extracting(StackSummary::getId)
                .containsExactly(id);
        assertThat(list(ListStacksRequest.builder().id(id)).getItems())
                .extracting(StackSummary::getDisplayName)
                .containsExactly("wanted");
        assertThat(list(ListStacksRequest.builder()
                                .compartmentId(compartment)
                                .lifecycleState(Stack.LifecycleState.Active))
                        .getItems())
                .hasSize(2);
        assertThat(list(ListStacksRequest.builder()
                                .compartmentId(compartment)
                                .lifecycleState(Stack.LifecycleState.Deleted))
                        .getItems())
                .isEmpty();
    }

    @Test
    void refusesListsThatCannotBe() {
        assertThat(Sdk.refusal(() -> list(ListStacksRequest.builder())).getServiceCode())
                .isEqualTo("MissingParameter");
        for (String query : List.of("limit=0", "limit=1001", "limit=x", "sortBy=AGE", "sortOrder=UP", "page=x")) {
            HttpResponse<String> response = new SignedRequest(
                            cloud, "GET", "/20180917/stacks?compartmentId=" + Sdk.COMPARTMENT + "&" + query)
                    .send();
            assertThat(response.statusCode()).as(query).isEqualTo(400);
            assertThat(SignedRequest.json(response).path("code").asText()).isEqualTo("InvalidParameter");
        }
    }

    @Test
    void aRetryTokenCreatesOnce() {
        String token = UUID.randomUUID().toString();
        CreateStackRequest request = CreateStackRequest.builder()
                .createStackDetails(details().displayName("once").build())
                .opcRetryToken(token)
                .build();
        CreateStackResponse first = sdk.client.createStack(request);
        update(
                first.getStack().getId(),
                UpdateStackDetails.builder().displayName("changed").build());
        CreateStackResponse second = sdk.client.createStack(request);
        assertThat(second.getStack()).isEqualTo(first.getStack());
        assertThat(second.getEtag()).isEqualTo(first.getEtag());
        BmcException refusal = Sdk.refusal(() -> sdk.client.createStack(CreateStackRequest.builder()
                .createStackDetails(details().displayName("other").build())
                .opcRetryToken(token)
                .build()));
        assertThat(refusal.getStatusCode()).isEqualTo(409);
        assertThat(refusal.getServiceCode()).isEqualTo("InvalidatedRetryToken");
    }

    @Test
    void aRetryTokenOfADeletedStackIsInvalid() {
        CreateStackRequest request = CreateStackRequest.builder()
                .createStackDetails(details().build())
                .opcRetryToken(UUID.randomUUID().toString())
                .build();
        String id = sdk.client.createStack(request).getStack().getId();
        sdk.client.deleteStack(DeleteStackRequest.builder().stackId(id).build());
        assertThat(Sdk.refusal(() -> sdk.client.createStack(request)).getServiceCode())
                .isEqualTo("InvalidatedRetryToken");
    }

    private static BmcException createRefusal(CreateStackDetails.Builder details) {
        BmcException refusal = Sdk.refusal(() -> create(details));
        assertThat(refusal).isNotNull();
        assertThat(refusal.getStatusCode()).isEqualTo(400);
        return refusal;
    }

    @Test
    void refusesAZipWithoutTerraform() {
        BmcException refusal = createRefusal(details().configSource(Sdk.source(Map.of("readme.md", "x"))));
        assertThat(refusal.getServiceCode()).isEqualTo("InvalidParameter");
        assertThat(refusal.getMessage())
                .contains("Parameter 'configSource' is not valid. Terraform config file is missing in zip file.");
        BmcException folder = createRefusal(details()
                .configSource(CreateZipUploadConfigSourceDetails.builder()
                        .zipFileBase64Encoded(Zips.base64(Map.of("main.tf", "", "docs/readme.md", "")))
                        .workingDirectory("docs")
                        .build()));
        assertThat(folder.getMessage()).contains("Terraform config file is missing in zip file.");
        String id = create(details()).getStack().getId();
        BmcException update = Sdk.refusal(() -> update(
                id,
                UpdateStackDetails.builder()
                        .configSource(UpdateZipUploadConfigSourceDetails.builder()
                                .zipFileBase64Encoded(Zips.base64(Map.of("readme.md", "x")))
                                .build())
                        .build()));
        assertThat(update.getMessage()).contains("Terraform config file is missing in zip file.");
    }

    @Test
    void takesAWorkingDirectoryInEverySpelling() {
        for (String spelling : List.of("infra", "infra/", "/infra", "./infra")) {
            Stack stack = create(details()
                            .configSource(CreateZipUploadConfigSourceDetails.builder()
                                    .zipFileBase64Encoded(Zips.base64(Map.of("infra/main.tf", "")))
                                    .workingDirectory(spelling)
                                    .build()))
                    .getStack();
            assertThat(stack.getConfigSource().getWorkingDirectory()).isEqualTo(spelling);
        }
    }

    @Test
    void refusesWhatIsNoZip() {
        assertThat(createRefusal(details()
                                .configSource(CreateZipUploadConfigSourceDetails.builder()
                                        .zipFileBase64Encoded("bm8gemlw")
                                        .build()))
                        .getServiceCode())
                .isEqualTo("InvalidParameter");
        assertThat(createRefusal(details()
                                .configSource(CreateZipUploadConfigSourceDetails.builder()
                                        .zipFileBase64Encoded("*")
                                        .build()))
                        .getMessage())
                .contains("not base64");
    }

    @Test
    void refusesAZipAboveElevenMegabytes() {
        String large = "x".repeat(1024);
        StringBuilder random = new StringBuilder();
        Random source = new Random(1);
        while (random.length() < 12 * 1024 * 1024) {
            random.append(Long.toHexString(source.nextLong()));
        }
        byte[] stored = (large + random).getBytes(StandardCharsets.US_ASCII);
        assertThat(createRefusal(details()
                                .configSource(CreateZipUploadConfigSourceDetails.builder()
                                        .zipFileBase64Encoded(
                                                Base64.getEncoder().encodeToString(stored))
                                        .build()))
                        .getMessage())
                .contains("at most 11534336 are allowed");
    }

    @Test
    void holdsTheLimitsOfVariables() {
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 250; i++) {
            many.put("v" + i, "x");
        }
        create(details().variables(many));
        many.put("one_more", "x");
        assertThat(createRefusal(details().variables(many)).getMessage()).contains("at most 250");
        create(details().variables(Map.of("v", "x".repeat(8192))));
        assertThat(createRefusal(details().variables(Map.of("v", "ä".repeat(4097))))
                        .getMessage())
                .contains("'v'")
                .contains("8192 bytes");
    }

    @Test
    void refusesBodiesThatCannotBe() {
        Map<String, String> codes = Map.of(
                "",
                "CannotParseRequest",
                "{",
                "CannotParseRequest",
                "[]",
                "CannotParseRequest",
                "{}",
                "MissingParameter",
                "{\"compartmentId\":\"" + Sdk.COMPARTMENT + "\"}",
                "MissingParameter",
                "{\"compartmentId\":\"nonsense\"}",
                "InvalidParameter",
                "{\"compartmentId\":1}",
                "InvalidParameter",
                "{\"compartmentId\":\"" + Sdk.COMPARTMENT + "\",\"configSource\":{\"configSourceType\":\"X\"}}",
                "InvalidParameter",
                "{\"compartmentId\":\"" + Sdk.COMPARTMENT
                        + "\",\"configSource\":{\"configSourceType\":\"ZIP_UPLOAD\"}}",
                "MissingParameter");
        codes.forEach((body, code) -> {
            HttpResponse<String> response = new SignedRequest(cloud, "POST", "/20180917/stacks")
                    .json(body)
                    .send();
            assertThat(response.statusCode()).as(body).isEqualTo(400);
            assertThat(SignedRequest.json(response).path("code").asText())
                    .as(body)
                    .isEqualTo(code);
        });
        assertThat(createRefusal(details().terraformVersion("1.9.x")).getServiceCode())
                .isEqualTo("InvalidParameter");
    }
}
