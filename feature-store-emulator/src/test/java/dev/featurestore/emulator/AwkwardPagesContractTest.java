package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.resourcemanager.model.StackSummary;
import com.oracle.bmc.resourcemanager.requests.ListStacksRequest;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Empty pages with a token for the next one, and tokens that must be escaped: the setting {@code awkwardPages}. */
@Timeout(60)
class AwkwardPagesContractTest {

    private static final String LIST =
            Wire.API + "/stacks?compartmentId=" + Sdk.COMPARTMENT + "&sortBy=DISPLAYNAME&limit=2";

    @TempDir
    static Path directory;

    private static EmbeddedCloud cloud;
    private static Sdk sdk;

    @BeforeAll
    static void start() {
        cloud = EmbeddedCloud.open(TestOptions.with(directory, 100_000, "awkwardPages", "true"));
        sdk = new Sdk(cloud);
        for (String name : List.of("a", "b", "c")) {
            sdk.createStack(name, Sdk.FILES, Map.of());
        }
    }

    @AfterAll
    static void stop() {
        sdk.close();
        cloud.close();
    }

    private static HttpResponse<String> get(String target) {
        return new SignedRequest(cloud, "GET", target).send();
    }

    private static String next(HttpResponse<String> response) {
        return response.headers().firstValue("opc-next-page").orElseThrow();
    }

    private static String page(String token) {
        return LIST + "&page=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    }

    @Test
    void startsWithAnEmptyPageAndEndsWithoutAToken() {
        HttpResponse<String> first = get(LIST);
        assertThat(first.body()).isEqualTo("[]");
        assertThat(next(first)).contains("+").contains("/").contains("=");
        HttpResponse<String> second = get(page(next(first)));
        assertThat(SignedRequest.json(second)).hasSize(2);
        assertThat(next(second)).contains("+").contains("/").contains("=");
        HttpResponse<String> third = get(page(next(second)));
        assertThat(SignedRequest.json(third)).hasSize(1);
        assertThat(third.headers().firstValue("opc-next-page")).isEmpty();
    }

    @Test
    void refusesATokenThatWasNotEscaped() {
        HttpResponse<String> refused = get(LIST + "&page=" + next(get(LIST)));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("InvalidParameter").contains("escaped");
    }

    @Test
    void givesCollectionsAsEmptyObjects() {
        String stackId = Network.stack(sdk);
        String jobId = sdk.run(stackId, Network.autoApproved()).getId();
        assertThat(get(Wire.API + "/jobs/" + jobId + "/outputs").body()).isEqualTo("{\"items\":[]}");
    }

    @Test
    void oraclesPaginatorFindsAllItems() {
        List<String> names = new ArrayList<>();
        for (StackSummary stack : sdk.client
                .getPaginators()
                .listStacksRecordIterator(ListStacksRequest.builder()
                        .compartmentId(Sdk.COMPARTMENT)
                        .limit(2)
                        .build())) {
            names.add(stack.getDisplayName());
        }
        assertThat(names).contains("a", "b", "c").doesNotHaveDuplicates();
    }
}
