package dev.featurestore.operator.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.oracle.bmc.auth.AbstractAuthenticationDetailsProvider;
import com.oracle.bmc.auth.RefreshableOnNotAuthenticatedProvider;
import com.oracle.bmc.http.client.HttpClient;
import com.oracle.bmc.http.client.Method;
import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.resourcemanager.model.CreateStackDetails;
import com.sun.net.httpserver.HttpServer;
import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.oci.http.Contact;
import dev.featurestore.operator.oci.http.JdkHttpProvider;
import dev.featurestore.operator.oci.http.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceApiTest {

    private static final String JSON = "application/json";

    private record Answer(int status, String type, String body) {}

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private final Renewed renewed = new Renewed();
    private HttpServer server;
    private ServiceApi api;

    /** Credentials whose token may end before its time. */
    private static final class Renewed
            implements AbstractAuthenticationDetailsProvider, RefreshableOnNotAuthenticatedProvider<String> {
        private int times;

        @Override
        public String refresh() {
            return "token " + ++times;
        }
    }

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Answer answer = answers.remove();
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", answer.type());
            exchange.getResponseHeaders().add("opc-request-id", "A/1");
            exchange.getResponseHeaders().add("opc-next-page", "b&c");
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        HttpClient client = new JdkHttpProvider(
                        Transport.of(Network.direct(), line -> {}), new Contact(Clock.systemUTC()))
                .newBuilder()
                .baseUri("http://127.0.0.1:" + server.getAddress().getPort())
                .build();
        api = new ServiceApi(client, "20180917", new Credentials(renewed, "token", "Sign in again", () -> {}));
    }

    @AfterEach
    void stop() {
        api.close();
        server.stop(0);
    }

    @Test
    void readsWhatIsAtAPath() {
        answers.add(new Answer(200, JSON, "{\"id\": \"a\"}"));

        ServiceApi.Reply reply = api.get("stacks", "a/b")
                .with("page", "b&c d")
                .with("limit", Optional.empty())
                .reply();

        assertThat(reply.object().text("id")).contains("a");
        assertThat(reply.header("opc-request-id")).contains("A/1");
        assertThat(reply.nextPage()).isEqualTo("b&c");
        assertThat(requests).containsExactly("GET /20180917/stacks/a%2Fb?page=b%26c%20d ");
    }

    @Test
    void knowsTheGitRepositoryOfAStack() {
        answers.add(
                new Answer(200, JSON, stack("GIT_CONFIG_SOURCE\", \"repositoryUrl\": \"https://example.com/a.git")));
        answers.add(new Answer(200, JSON, stack("BITBUCKET_SERVER_CONFIG_SOURCE\", \"repositoryId\": \"store")));
        answers.add(new Answer(200, JSON, stack("ZIP_UPLOAD")));

        for (Optional<String> repository :
                List.of(Optional.of("https://example.com/a.git"), Optional.of("store"), Optional.<String>empty())) {
            assertThat(ToStack.of(api.get("stacks", "a").reply().object(), Optional.empty())
                            .repository())
                    .isEqualTo(repository);
        }
    }

    private static String stack(String type) {
        return """
                {"id": "ocid1.ormstack.oc1..a", "compartmentId": "ocid1.compartment.oc1..a",
                 "timeCreated": "2026-01-01T00:00:00Z", "configSource": {"configSourceType": "%s"}}
                """.formatted(type);
    }

    @Test
    void renewsATokenThatIsNotAcceptedAnyMoreAndSendsTheSameAgain() {
        answers.add(new Answer(401, JSON, "{\"code\": \"NotAuthenticated\"}"));
        answers.add(new Answer(200, JSON, "{\"id\": \"a\"}"));

        api.send(Method.POST, CreateStackDetails.builder().displayName("store").build(), "stacks")
                .header("opc-retry-token", "x")
                .reply();

        assertThat(renewed.times).isEqualTo(1);
        assertThat(requests).hasSize(2).containsOnly("POST /20180917/stacks {\"displayName\":\"store\"}");
    }

    @Test
    void renewsATokenOnce() {
        answers.add(new Answer(401, JSON, "{\"code\": \"NotAuthenticated\"}"));
        answers.add(new Answer(401, JSON, "{\"code\": \"NotAuthenticated\", \"message\": \"who?\"}"));

        BmcException refusal =
                catchThrowableOfType(BmcException.class, () -> api.get("stacks").reply());

        assertThat(renewed.times).isEqualTo(1);
        assertThat(refusal.getStatusCode()).isEqualTo(401);
        assertThat(refusal.getServiceCode()).isEqualTo("NotAuthenticated");
        assertThat(refusal.getUnmodifiedMessage()).isEqualTo("who?");
        assertThat(refusal.getOpcRequestId()).isEqualTo("A/1");
    }

    @Test
    void reportsRefusalsInTheSdksWords() {
        answers.add(new Answer(500, JSON, "{}"));
        assertRefused(500, "Detailed exception information not available");
        answers.add(new Answer(500, JSON, ""));
        assertRefused(500, "Unable to parse error response: ");
        answers.add(new Answer(502, "text/html", "<html>"));
        assertRefused(502, "Unexpected Content-Type: text/html instead of application/json. Response body: <html>");
        answers.add(new Answer(302, "text/html", ""));
        assertRefused(302, "Unexpected Content-Type: text/html instead of application/json. Response body: ");
    }

    private void assertRefused(int status, String message) {
        BmcException refusal =
                catchThrowableOfType(BmcException.class, () -> api.get("stacks").reply());
        assertThat(refusal.isClientSide()).isFalse();
        assertThat(refusal.getStatusCode()).isEqualTo(status);
        assertThat(refusal.getServiceCode()).isEqualTo("Unknown");
        assertThat(refusal.getUnmodifiedMessage()).isEqualTo(message);
    }

    @Test
    void takesThePageOfANetworkForNoAnswerToADeletion() {
        answers.add(new Answer(200, "text/html", "<html>"));
        ServiceApi.Reply page = api.delete("stacks", "a").reply();
        assertThatThrownBy(page::withoutContent).isInstanceOf(MissingField.class);

        answers.add(new Answer(204, JSON, ""));
        assertThat(api.delete("stacks", "a").reply().withoutContent()).isNotNull();
    }

    @Test
    void aServerThatIsGoneIsAFailureOfTheClient() {
        server.stop(0);

        BmcException failure =
                catchThrowableOfType(BmcException.class, () -> api.get("stacks").reply());

        assertThat(failure.isClientSide() || failure.getStatusCode() < 0).isTrue();
        assertThat(failure).hasRootCauseMessage("Connection refused");
    }
}
