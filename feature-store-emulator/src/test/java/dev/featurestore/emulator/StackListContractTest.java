package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.resourcemanager.model.Stack;
import com.oracle.bmc.resourcemanager.model.StackSummary;
import com.oracle.bmc.resourcemanager.requests.DeleteStackRequest;
import com.oracle.bmc.resourcemanager.requests.ListStacksRequest;
import com.oracle.bmc.resourcemanager.responses.ListStacksResponse;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lists of stacks: pages, orders and filters. */
class StackListContractTest {

    @RegisterExtension
    static final TestCloud CLOUD = new TestCloud();

    private static ListStacksResponse list(ListStacksRequest.Builder request) {
        return CLOUD.sdk().client.listStacks(request.build());
    }

    @Test
    void listsByCompartmentNewestFirstAndPages() {
        String compartment = Sdk.COMPARTMENT.replace("hhhh", "list");
        List<String> created = new ArrayList<>();
        for (String name : List.of("c", "a", "d", "b", "e")) {
            created.add(
                    0,
                    CLOUD.sdk()
                            .create(Sdk.stackDetails()
                                    .compartmentId(compartment)
                                    .displayName(name))
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
            ids.add(
                    0,
                    CLOUD.sdk()
                            .create(Sdk.stackDetails().compartmentId(compartment))
                            .getStack()
                            .getId());
        }
        ListStacksResponse first =
                list(ListStacksRequest.builder().compartmentId(compartment).limit(2));
        CLOUD.sdk().create(Sdk.stackDetails().compartmentId(compartment));
        CLOUD.sdk()
                .client
                .deleteStack(DeleteStackRequest.builder().stackId(ids.get(1)).build());
        ListStacksResponse second = list(
                ListStacksRequest.builder().compartmentId(compartment).limit(2).page(first.getOpcNextPage()));
        assertThat(second.getItems()).extracting(StackSummary::getId).isEqualTo(ids.subList(2, 4));
        assertThat(second.getOpcNextPage()).isNull();
    }

    @Test
    void filtersByNameIdentifierAndState() {
        String compartment = Sdk.COMPARTMENT.replace("hhhh", "find");
        String id = CLOUD.sdk()
                .create(Sdk.stackDetails().compartmentId(compartment).displayName("wanted"))
                .getStack()
                .getId();
        CLOUD.sdk().create(Sdk.stackDetails().compartmentId(compartment).displayName("other"));
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
                            CLOUD.cloud(), "GET", "/20180917/stacks?compartmentId=" + Sdk.COMPARTMENT + "&" + query)
                    .send();
            assertThat(response.statusCode()).as(query).isEqualTo(400);
            assertThat(SignedRequest.json(response).path("code").asText()).isEqualTo("InvalidParameter");
        }
    }
}
