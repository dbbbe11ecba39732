package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.terraform.EngineOptions;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A gateway that a job has made, what it lets through, and how long it is there. */
@Tag("slow")
@Timeout(90)
class GatewayTest {

    private static final String LIST = "/featureStores?compartmentId=" + Sdk.COMPARTMENT;

    @TempDir
    Path folder;

    private EmbeddedCloud open() {
        return EmbeddedCloud.open(TestOptions.with(folder, 1_000_000));
    }

    private void control(String json) throws IOException {
        Files.writeString(folder.resolve("control.json"), json);
    }

    private static HttpURLConnection unsigned(Store store, String method, String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(store.endpoint() + path).toURL().openConnection();
        connection.setRequestMethod(method);
        return connection;
    }

    private static void assertUnauthorised(HttpResponse<String> response, String why) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(401);
        JsonNode error = SignedRequest.json(response);
        assertThat(error.path("code").asText()).isEqualTo("NotAuthenticated");
        assertThat(error.path("message").asText()).contains(why);
    }

    @Test
    void answersUnsignedOptionsAndOtherSignedRequests() throws IOException {
        try (EmbeddedCloud cloud = open()) {
            Store store = Store.deployed(cloud);
            assertThat(store.endpoint().toString()).matches("http://127\\.0\\.0\\.1:\\d+/20230101");
            HttpURLConnection options = unsigned(store, "OPTIONS", "/featureStores");
            assertThat(options.getResponseCode()).isEqualTo(200);
            assertThat(options.getHeaderField("Allow")).isEqualTo("GET, POST, OPTIONS");
            assertThat(unsigned(store, "GET", LIST).getResponseCode()).isEqualTo(401);
            assertThat(unsigned(store, "GET", "/elsewhere").getResponseCode()).isEqualTo(404);
            assertThat(unsigned(store, "DELETE", "/featureStores").getResponseCode())
                    .isEqualTo(405);
            assertThat(store.send("GET", LIST, "").statusCode()).isEqualTo(200);
            SignedRequest dated = store.request("GET", LIST);
            dated.dateHeader = "date";
            assertUnauthorised(dated.send(), "Missing header 'x-date'.");
        }
    }

    @Test
    void checksEverythingThatIsSigned() {
        try (EmbeddedCloud cloud = open()) {
            Store store = Store.deployed(cloud);
            SignedRequest unknown = store.request("GET", LIST);
            unknown.keyId = "ocid1.tenancy.oc1..a/ocid1.user.oc1..b/00:11";
            assertUnauthorised(unknown.send(), "Unknown key ocid1.tenancy.oc1..a/ocid1.user.oc1..b/00:11.");
            SignedRequest late = store.request("GET", LIST);
            late.date = late.date.minus(Duration.ofMinutes(6));
            assertUnauthorised(late.send(), "more than 5 minutes");
            SignedRequest elsewhere = store.request("GET", LIST);
            elsewhere.sentTarget = elsewhere.sentTarget + "&limit=1";
            assertUnauthorised(elsewhere.send(), "The header 'path' must be the request's method and target, but is '");
            SignedRequest another = store.request("GET", LIST);
            another.header("path", "get " + another.sentTarget + "&limit=1");
            another.sentTarget = another.sentTarget + "&limit=1";
            assertUnauthorised(another.send(), "signature does not match");
            SignedRequest without = store.request("GET", LIST);
            without.headers.remove("path");
            assertUnauthorised(without.send(), "Missing header 'path'.");
            SignedRequest host = store.request("GET", LIST);
            host.unsigned = List.of("host");
            assertUnauthorised(host.send(), "does not cover: host");
        }
    }

    @Test
    void passesTheCallerToTheStore() {
        try (EmbeddedCloud cloud = open()) {
            Store store = Store.deployed(cloud);
            SignedRequest request = store.request("POST", "/featureStores").json(Store.body());
            JsonNode created =
                    SignedRequest.json(request.header("subjectId", "another").send());
            String user = request.keyId.split("/", -1)[1];
            assertThat(user).startsWith("ocid1.user.oc1..");
            assertThat(created.path("createdBy").asText()).isEqualTo(user);
            assertThat(created.path("updatedBy").asText()).isEqualTo(user);
        }
    }

    @ParameterizedTest
    @CsvSource({"gateway, 500, 500, 500", "authoriser, 200, 502, 502", "store, 200, 401, 503"})
    void breaksAtTheHopThatItIsTold(String hop, int options, int unsigned, int signed) throws IOException {
        try (EmbeddedCloud cloud = open()) {
            Store store = Store.deployed(cloud);
            control("{\"gateway\": {\"broken\": \"" + hop + "\"}}");
            assertThat(unsigned(store, "OPTIONS", LIST).getResponseCode()).isEqualTo(options);
            assertThat(unsigned(store, "GET", LIST).getResponseCode()).isEqualTo(unsigned);
            assertThat(store.send("GET", LIST, "").statusCode()).isEqualTo(signed);
        }
    }

    @Test
    void startsSlowlyIfItIsToldTo() throws IOException {
        control("{\"gateway\": {\"startSeconds\": 600}}");
        try (EmbeddedCloud cloud = open()) {
            Store store = Store.deployed(cloud);
            assertThat(store.send("GET", LIST, "").statusCode()).isEqualTo(502);
            control("{\"gateway\": {\"startSeconds\": 0}}");
            assertThat(store.send("GET", LIST, "").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void isGoneWithItsStackAndItsStoreToo() throws IOException {
        try (EmbeddedCloud cloud = open()) {
            Store store = Store.deployed(cloud);
            store.create("featureStores");
            new Wire(cloud).run(store.stackId(), Wire.operation("DESTROY"));
            assertThatThrownBy(
                            () -> unsigned(store, "OPTIONS", "/featureStores").getResponseCode())
                    .isInstanceOf(IOException.class);
            Store again = new Store(cloud, store.stackId(), Store.endpoint(cloud, store.stackId()));
            assertThat(again.send("GET", LIST, "").body()).isEqualTo("{\"items\":[]}");
        }
    }

    @Test
    void keepsPortAndContentFromOneStartToTheNext() throws IOException {
        Store before;
        String id;
        try (EmbeddedCloud cloud = open()) {
            before = Store.deployed(cloud);
            id = before.create("featureStores");
            assertThat(Store.endpoint(cloud, before.stackId())).isEqualTo(before.endpoint());
        }
        assertThatThrownBy(() -> unsigned(before, "OPTIONS", "/featureStores").getResponseCode())
                .isInstanceOf(IOException.class);
        control("{\"gateway\": {\"startSeconds\": 600}}");
        try (EmbeddedCloud cloud = open()) {
            Store after = new Store(cloud, before.stackId(), before.endpoint());
            assertThat(after.send("GET", "/featureStores/" + id, "").statusCode())
                    .isEqualTo(200);
            assertThat(cloud.problems()).isEmpty();
        }
        ServerSocket other = new ServerSocket(before.endpoint().getPort(), 1, InetAddress.getLoopbackAddress());
        try (EmbeddedCloud cloud = open()) {
            assertThat(cloud.problems())
                    .singleElement()
                    .asString()
                    .startsWith("Cannot serve the gateway at " + before.endpoint() + ": ");
            assertThat(new Wire(cloud).state(before.stackId()).path("resources"))
                    .hasSize(2);
            other.close();
            assertThat(Store.endpoint(cloud, before.stackId())).isEqualTo(before.endpoint());
            assertThat(cloud.problems()).isEmpty();
            assertThat(new Store(cloud, before.stackId(), before.endpoint())
                            .send("GET", "/featureStores/" + id, "")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void isTheSameWithTerraform() throws IOException {
        NeedsTerraform.orSkip();
        EmbeddedCloudOptions options = TestOptions.with(folder, 1_000_000).with(EngineOptions.AUTO);
        Store store;
        String id;
        try (EmbeddedCloud cloud = EmbeddedCloud.open(options)) {
            String stack = new Wire(cloud).stack(TERRAFORM);
            store = new Store(cloud, stack, Store.endpoint(cloud, stack));
            assertThat(store.endpoint().toString()).startsWith("http://127.0.0.1:");
            HttpURLConnection anybody = unsigned(store, "OPTIONS", "/featureStores");
            assertThat(anybody.getResponseCode()).isEqualTo(204);
            assertThat(anybody.getHeaderField("Allow")).isEqualTo("GET");
            assertThat(unsigned(store, "GET", LIST).getResponseCode()).isEqualTo(401);
            assertThat(store.send("POST", "/featureStores", Store.body()).statusCode())
                    .isEqualTo(200);
            assertThat(store.send("GET", "/entities" + LIST.substring("/featureStores".length()), "")
                            .statusCode())
                    .isEqualTo(404);
            assertAnswersPagesOf("https://app.example.com", store);
            id = store.create("featureStores");
            assertThat(Store.endpoint(cloud, stack)).isEqualTo(store.endpoint());
        }
        try (EmbeddedCloud cloud = EmbeddedCloud.open(options)) {
            Store after = new Store(cloud, store.stackId(), store.endpoint());
            assertThat(after.send("GET", "/featureStores/" + id, "").statusCode())
                    .isEqualTo(200);
            new Wire(cloud).run(store.stackId(), Wire.operation("DESTROY"));
            assertThatThrownBy(
                            () -> unsigned(store, "OPTIONS", "/featureStores").getResponseCode())
                    .isInstanceOf(IOException.class);
        }
    }

    private static void assertAnswersPagesOf(String origin, Store store) {
        HttpResponse<String> preflight = store.request("OPTIONS", "/featureStores")
                .header("origin", origin)
                .header("access-control-request-method", "POST")
                .send();
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().firstValue("access-control-allow-origin"))
                .contains(origin);
        assertThat(preflight.headers().firstValue("access-control-allow-methods"))
                .contains("GET, POST");
        HttpResponse<String> list =
                store.request("GET", LIST).header("origin", origin).send();
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.headers().firstValue("access-control-allow-origin")).contains(origin);
        assertThat(list.headers().firstValue("access-control-expose-headers")).contains("opc-next-page");
    }

    private static final String TERRAFORM = """
            terraform {
              required_providers {
                oci = { source = "oracle/oci" }
              }
            }

            resource "oci_apigateway_gateway" "this" {
              compartment_id = "ocid1.compartment.oc1..a"
              endpoint_type  = "PUBLIC"
              subnet_id      = "ocid1.subnet.oc1.iad.a"
            }

            resource "oci_apigateway_deployment" "this" {
              compartment_id = "ocid1.compartment.oc1..a"
              gateway_id     = oci_apigateway_gateway.this.id
              path_prefix    = "/20230101"

              specification {
                request_policies {
                  cors {
                    allowed_origins = ["https://app.example.com"]
                    allowed_methods = ["GET", "POST"]
                    exposed_headers = ["opc-next-page"]
                  }
                  authentication {
                    type                        = "CUSTOM_AUTHENTICATION"
                    function_id                 = "ocid1.fnfunc.oc1.iad.a"
                    is_anonymous_access_allowed = true
                    parameters = {
                      "(request-target)" = "request.headers[path]"
                      path               = "request.headers[path]"
                      authorization      = "request.headers[authorization]"
                      host               = "request.headers[host]"
                      content-length     = "request.headers[content-length]"
                      content-type       = "request.headers[content-type]"
                      x-content-sha256   = "request.headers[x-content-sha256]"
                      x-date             = "request.headers[x-date]"
                    }
                  }
                }
                routes {
                  path    = "/featureStores/{rest*}"
                  methods = ["ANY"]
                  backend {
                    type = "HTTP_BACKEND"
                    url  = "http://10.0.0.1/20230101/featureStores/$${request.path[rest]}"
                  }
                  request_policies {
                    authorization {
                      type = "AUTHENTICATION_ONLY"
                    }
                  }
                }
                routes {
                  path    = "/featureStores"
                  methods = ["GET", "POST"]
                  backend {
                    type = "HTTP_BACKEND"
                    url  = "http://10.0.0.1/20230101/featureStores"
                  }
                  request_policies {
                    authorization {
                      type = "AUTHENTICATION_ONLY"
                    }
                  }
                }
                routes {
                  path    = "/featureStores"
                  methods = ["OPTIONS"]
                  backend {
                    type   = "STOCK_RESPONSE_BACKEND"
                    status = 204
                    headers {
                      name  = "Allow"
                      value = "GET"
                    }
                  }
                  request_policies {
                    authorization {
                      type = "ANONYMOUS"
                    }
                  }
                }
              }
            }

            output "api_endpoint" {
              value = oci_apigateway_deployment.this.endpoint
            }
            """;
}
