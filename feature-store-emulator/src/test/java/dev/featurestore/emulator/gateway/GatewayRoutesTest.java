package dev.featurestore.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.emulator.engine.LiveResources;
import dev.featurestore.emulator.featurestore.FeatureStores;
import dev.featurestore.emulator.http.Answered;
import dev.featurestore.emulator.http.Handler;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.settings.Settings;
import dev.featurestore.emulator.signing.SignatureVerifier;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayRoutesTest {

    private static final Pattern ROUTE = Pattern.compile("path: \"([^\"]+)\", methods: \\[([^]]+)]");

    private static Handler routes(String routes) throws IOException {
        return routes(routes, request -> Response.empty(500));
    }

    private static Handler routes(String routes, Handler store) throws IOException {
        return routes(routes, store, LiveResources.NONE);
    }

    private static Handler routes(String routes, Handler store, LiveResources resources) throws IOException {
        String specification = "{\"routes\": [" + routes + "]}";
        ServedDeployment deployment = new ServedDeployment(
                "ocid1.apideployment.oc1.iad.a",
                1,
                "/20230101",
                Json.read(specification.getBytes(StandardCharsets.UTF_8)));
        return new Gateway(
                        deployment,
                        new Authoriser(new SignatureVerifier(keyId -> Optional.empty(), Clock.systemUTC())),
                        "ocid1.user.oc1..a",
                        new Backend(
                                store,
                                () -> Settings.atSpeed(1),
                                Clock.systemUTC(),
                                Instant.EPOCH,
                                new Containers(() -> resources)),
                        () -> Settings.atSpeed(1))
                .routes();
    }

    private static String stock(String path, int status) {
        return """
                {"path": "%s", "methods": ["GET"], "backend": [{"type": "STOCK_RESPONSE_BACKEND", "status": %d}]}
                """.formatted(path, status);
    }

    @Test
    void preferAPathWithoutAParameterWhateverTheirOrder() throws IOException {
        Handler routes = routes(stock("/jobs/{jobId}", 201) + "," + stock("/jobs/statistics", 202));
        assertThat(Answered.by(routes, "GET", "/20230101/jobs/statistics", "").status())
                .isEqualTo(202);
        assertThat(Answered.by(routes, "GET", "/20230101/jobs/other", "").status())
                .isEqualTo(201);
    }

    @Test
    void sendACallToTheColorOfItsHeader() throws IOException {
        String colors = """
                {"path": "/jobs", "methods": ["GET"], "backend": [{
                  "type": "DYNAMIC_ROUTING_BACKEND",
                  "selection_source": [{"type": "SINGLE", "selector": "request.headers[x-color]"}],
                  "routing_backends": [
                    {"key": [{"type": "ANY_OF", "name": "blue", "values": ["blue"]%s}],
                     "backend": [{"type": "STOCK_RESPONSE_BACKEND", "status": 201}]},
                    {"key": [{"type": "ANY_OF", "name": "green", "values": ["green"]}],
                     "backend": [{"type": "STOCK_RESPONSE_BACKEND", "status": 202}]}
                  ]}]}
                """;
        Handler routes = routes(colors.formatted(", \"is_default\": true"));
        assertThat(colored(routes, "x-color", "green")).isEqualTo(202);
        assertThat(colored(routes, "x-color", "blue")).isEqualTo(201);
        assertThat(colored(routes, "x-color", "red")).isEqualTo(201);
        assertThat(colored(routes)).isEqualTo(201);

        Handler withoutDefault = routes(colors.formatted(""));
        assertThat(colored(withoutDefault, "x-color", "green")).isEqualTo(202);
        assertThat(colored(withoutDefault)).isEqualTo(404);
    }

    private static int colored(Handler routes, String... headers) {
        return Answered.by(routes, "GET", "/20230101/jobs", "", headers).status();
    }

    @Test
    void reachTheStoreOnlyWhereAContainerInstanceRuns() throws IOException {
        String route = """
                {"path": "/jobs", "methods": ["GET"],
                 "backend": [{"type": "HTTP_BACKEND", "url": "http://10.0.1.5:%d/20230101/jobs"}]}
                """;
        LiveResources resources = type -> type.equals("oci_network_load_balancer_network_load_balancer")
                ? List.of(Json.object()
                        .put("id", "nlb")
                        .set("ip_addresses", Json.array().add(Json.object().put("ip_address", "10.0.1.5"))))
                : List.of();
        Handler store = request -> Response.empty(200);
        assertThat(colored(routes(route.formatted(8080), store))).isEqualTo(200);
        Handler withoutInstances = routes(route.formatted(8080), store, resources);
        assertThat(colored(withoutInstances)).isEqualTo(502);
    }

    /** The routes of the bundled stack, to a store. */
    @Test
    void ofTheStackReachEveryOperation(@TempDir Path folder) throws IOException {
        Map<String, List<String>> operations = new HashMap<>();
        List<String> specification = new ArrayList<>();
        Matcher route = ROUTE.matcher(stackRoutes());
        while (route.find()) {
            List<String> methods = List.of(route.group(2).split(", ", -1));
            operations.put(route.group(1), methods);
            specification.add("""
                    {"path": "%s", "methods": ["%s"], "backend": [{"type": "HTTP_BACKEND"}]}
                    """.formatted(route.group(1), String.join("\", \"", methods)));
        }
        assertThat(operations).isEqualTo(FeatureStores.OPERATIONS);
        FeatureStores stores = new FeatureStores(PrivateDirectory.at(folder), Clock.systemUTC());
        Handler routes = routes(String.join(",", specification), stores.ofStack("stack"));
        Answered analytics = Answered.by(routes, "GET", "/20230101/datasetJobs/statisticsAnalytics", "");
        assertThat(analytics.message()).isEqualTo("Parameter 'compartmentId' is missing.");
        Answered job = Answered.by(routes, "GET", "/20230101/datasetJobs/other", "");
        assertThat(job.error()).isEqualTo("404 NotAuthorizedOrNotFound");
        operations.forEach((path, methods) -> methods.forEach(method -> assertThat(
                        Answered.by(routes, method, "/20230101" + path.replaceAll("[{}]", ""), "{}")
                                .json()
                                .path("code")
                                .asText())
                .as(method + " " + path)
                .isIn("MissingParameter", "NotAuthorizedOrNotFound")));
    }

    private static String stackRoutes() throws IOException {
        try (InputStream in = GatewayRoutesTest.class.getResourceAsStream("/feature-store-stack/routes.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
