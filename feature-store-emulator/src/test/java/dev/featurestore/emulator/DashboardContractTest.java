package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard over HTTP: what it shows, and what it shows to whom. */
class DashboardContractTest {

    @RegisterExtension
    static final TestCloud CLOUD = new TestCloud(100_000);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path folder;

    private static HttpResponse<String> get(String path) {
        return send("GET", path);
    }

    private static HttpResponse<String> send(String method, String path) {
        return send(CLOUD.cloud().endpoint(), method, path);
    }

    private static HttpResponse<String> send(URI endpoint, String method, String path) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(endpoint.resolve(path))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static ShownCloud shown() {
        return new ShownCloud(CLOUD.cloud());
    }

    @Test
    void showsAStackItsJobAndItsStore() {
        String stack = shown().store("ride-sharing");
        String job = SignedRequest.json(shown().wire().send("GET", Wire.API + "/jobs?stackId=" + stack, ""))
                .path(0)
                .path("id")
                .asText();

        assertThat(get("/").body())
                .contains("<a href=\"/dashboard/stacks/" + stack + "\">ride-sharing</a>")
                .contains("href=\"/dashboard/jobs/" + job + "\"")
                .contains("href=\"/dashboard/stores/" + stack + "\"")
                .contains("Rehearsal");
        assertThat(get("/dashboard/stacks/" + stack).body())
                .contains(
                        "<h1>ride-sharing</h1>", "oci_apigateway_deployment.this", "/20230101", "No variables are set")
                .contains("Open the store");
        assertThat(get("/dashboard/jobs/" + job).body())
                .contains("<h1>Apply</h1>", "<b><span aria-hidden=\"true\">+</span>2</b> to add")
                .contains("Apply complete! Resources: 2 added, 0 changed, 0 destroyed.", "REHEARSAL");
        assertThat(get("/dashboard/stores/" + stack).body())
                .contains("http://127.0.0.1:", "driver_ratings", "eta_training", "remove_outliers", "nightly")
                .contains("<svg", "Feature group <b>driver_ratings</b> is made of");
    }

    @Test
    void hidesSecretsWhereverTheyOccur() {
        String stack = shown().stack(
                        "secrets",
                        Map.of("main.tf", ShownCloud.SECRETS),
                        Map.of(
                                "db_admin", ShownCloud.PASSWORD,
                                "wallet_password", "open-sesame",
                                "region", "us-ashburn-1"));
        String job = shown().run(stack, "APPLY");

        String log = shown().wire()
                .send("GET", Wire.API + "/jobs/" + job + "/logs/content", "")
                .body();
        assertThat(log).as("the log of the API has the text").contains("open-sesame");
        for (String page : List.of("/", "/dashboard/stacks/" + stack, "/dashboard/jobs/" + job)) {
            assertThat(get(page).body()).as(page).doesNotContain("open-sesame", ShownCloud.PASSWORD);
        }
        assertThat(get("/dashboard/stacks/" + stack).body()).contains("us-ashburn-1", "in us-ashburn-1 with (hidden)");
        assertThat(get("/dashboard/jobs/" + job).body()).contains("in us-ashburn-1 with (hidden)");
    }

    @Test
    void hidesTheValueOfBeforeARotation() {
        Map<String, String> before =
                Map.of("db_admin", "before-rotation", "wallet_password", "open-sesame", "region", "us-ashburn-1");
        String stack = shown().stack("rotated", Map.of("main.tf", ShownCloud.SECRETS), before);
        shown().run(stack, "APPLY");
        String body =
                "{\"variables\": {\"db_admin\": \"after-rotation\", \"wallet_password\": \"another\", \"region\": \"r\"}}";
        assertThat(shown().wire()
                        .send("PUT", Wire.API + "/stacks/" + stack, body)
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/dashboard/stacks/" + stack).body())
                .contains("in us-ashburn-1 with (hidden)")
                .doesNotContain("open-sesame", "before-rotation", "after-rotation");
    }

    @Test
    void hidesAllVariablesOfAConfigurationThatItCannotRead() {
        String stack = shown().stack(
                        "json",
                        Map.of("main.tf.json", "{\"variable\": {\"a\": {}}}", "b.tf", ""),
                        Map.of("a", "visible-value"));
        assertThat(get("/dashboard/stacks/" + stack).body())
                .contains("<code>a</code>")
                .doesNotContain("visible-value");
    }

    @Test
    void escapesNames() {
        String stack = shown().stack(ShownCloud.HOSTILE, Map.of("main.tf", ""), Map.of());
        assertThat(get("/dashboard/stacks/" + stack).body())
                .contains("<h1>&lt;/h1&gt;&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("[U+202E]", "[U+0007]")
                .doesNotContain("<script>alert", "\u202E", "\u0007");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/dashboard/style.css", "/dashboard/live.js", "/dashboard/stacks/none"})
    void keepsEachAnswerToItself(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.headers().map())
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry("referrer-policy", List.of("no-referrer"))
                .containsEntry("cache-control", List.of("no-store"))
                .containsEntry("cross-origin-resource-policy", List.of("same-origin"))
                .doesNotContainKey("access-control-allow-origin");
        assertThat(answer.headers().firstValue("content-security-policy").orElse(""))
                .startsWith("default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, 200",
        "HEAD, /, 200",
        "GET, /dashboard, 404",
        "GET, /dashboard/stacks/none, 404",
        "GET, /dashboard/jobs/none, 404",
        "GET, /dashboard/stores/none, 404",
        "GET, /dashboard/../state, 404",
        "GET, /dashboard/stacks/%00, 404",
        "POST, /, 405",
        "PUT, /dashboard/stacks/none, 405",
        "DELETE, /dashboard/jobs/none, 405",
        "GET, /20180917/stacks, 401",
        "GET, /dashboards, 401"
    })
    void onlyReads(String method, String path, int status) {
        HttpResponse<String> answer = send(method, path);
        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 405) {
            assertThat(answer.headers().firstValue("allow")).hasValue("GET, HEAD");
        }
        if (status == 404) {
            assertThat(answer.body()).contains("<h1>Not found</h1>");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, , 200",
        "localhost:80, , 200",
        "evil.example, , 400",
        "proxy.example, , 401",
        "127.0.0.1, X-Forwarded-For: 192.0.2.1, 401",
        "127.0.0.1, Forwarded: for=192.0.2.1, 401",
        "127.0.0.1, Via: 1.1 proxy, 401"
    })
    void isForThisMachineAlone(String host, String header, int status) throws IOException {
        EmbeddedCloudOptions options = TestOptions.in(folder).withHosts(Set.of("proxy.example"));
        try (EmbeddedCloud cloud = EmbeddedCloud.open(options);
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), cloud.endpoint().getPort())) {
            String request = "GET / HTTP/1.1\r\nHost: " + host + "\r\n" + (header == null ? "" : header + "\r\n")
                    + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 " + status + " ");
        }
    }

    @Test
    void loadsItsClassesWithTheFirstPage() throws IOException {
        Path classes = folder.resolve("classes.log");
        try (TestProcess main = new TestProcess(
                Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + classes),
                EmbeddedCloudMain.class,
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString())) {
            URI endpoint = URI.create(Json.read(main.line().getBytes(StandardCharsets.UTF_8))
                    .path("endpoint")
                    .asText());
            assertThat(send(endpoint, "GET", "/20180917/stacks").statusCode()).isEqualTo(401);
            assertThat(Files.readString(classes))
                    .contains("dashboard.Dashboard ")
                    .doesNotContain(" gg.jte.", "dashboard.DashboardPages ");
            assertThat(send(endpoint, "GET", "/").statusCode()).isEqualTo(200);
            assertThat(Files.readString(classes)).contains(" gg.jte.", "dashboard.DashboardPages ");
        }
    }
}
