package dev.featurestore.operator.oci.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.http.client.HttpClient;
import com.oracle.bmc.http.client.Method;
import com.sun.net.httpserver.HttpServer;
import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.access.ProxyServer;
import dev.featurestore.operator.access.Secret;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExchangeTest {

    private final List<String> lines = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anAnswerIsLoggedWithItsStatusAndRequestIdAndWithoutHeadersAndBodies() {
        answer(200);

        request(client(), "S3cret-body");

        assertThat(lines)
                .singleElement()
                .asString()
                .matches("POST " + address() + "/20180917/stacks\\?page=next -> 200, "
                        + "opc-request-id ABC/1, \\d+ ms");
    }

    @Test
    void aRefusalIsLogged() {
        answer(404);

        request(client(), "");

        assertThat(lines).singleElement().asString().contains(" -> 404, opc-request-id ABC/1, ");
    }

    @Test
    void aRequestWithoutAnAnswerIsLogged() {
        HttpClient client = client();
        server.stop(0);

        request(client, "");

        assertThat(lines).singleElement().asString().contains(" -> ConnectException: Connection refused, ");
    }

    @Test
    void aProxyIsLoggedWithoutItsPassword() {
        ProxyServer proxy = new ProxyServer(
                "http",
                "proxy.example.com",
                3128,
                Optional.of(new ProxyServer.Credentials("scott", new Secret("tiger"))),
                List.of());

        new Exchange(line -> lines.add(line.get()), "GET", URI.create("https://example.com/"), Optional.of(proxy))
                .answered(204);

        assertThat(lines)
                .singleElement()
                .asString()
                .matches("GET https://example.com/ through proxy proxy.example.com:3128 -> 204, \\d+ ms");
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(int status) {
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("opc-request-id", "ABC/1");
            exchange.getResponseHeaders().add("x-secret", "S3cret-header");
            byte[] body = "{}".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private HttpClient client() {
        Transport transport = Transport.of(Network.direct(), line -> lines.add(line.get()));
        return new JdkHttpProvider(transport, new Contact(Clock.systemUTC()))
                .newBuilder()
                .baseUri(address())
                .build();
    }

    private static void request(HttpClient client, String body) {
        client.createRequest(Method.POST)
                .appendPathPart("20180917/stacks")
                .query("page", "next")
                .header("authorization", "Signature S3cret")
                .body((Object) body)
                .execute();
    }
}
