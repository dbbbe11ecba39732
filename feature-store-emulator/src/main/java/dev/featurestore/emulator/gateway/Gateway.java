package dev.featurestore.emulator.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.featurestore.FeatureStores;
import dev.featurestore.emulator.http.Handler;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.Router;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.settings.Settings.Gateway.Hop;
import dev.featurestore.emulator.settings.SettingsSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Serves a deployment by the part of API Gateway's specification that the feature store's stack uses: routes by path and
 * method, CORS, custom authentication, the authorisation of a route, dynamic routing by a header, stock responses. Every other
 * backend is the store.
 *
 * @param deployment the deployment
 * @param userId OCID of the only user whose signatures the authoriser accepts; the store gets it in a header
 * @param backend the store, at its own base path
 */
record Gateway(
        ServedDeployment deployment, Authoriser authoriser, String userId, Backend backend, SettingsSource settings) {

    private static final List<String> ANY = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

    /** Answers the deployment's requests. */
    Handler routes() {
        Router.Builder builder = Router.builder();
        List<JsonNode> routes = new ArrayList<>();
        deployment.specification().path("routes").forEach(routes::add);
        // A path before one with a parameter that matches it too: the brace is behind all letters.
        routes.sort(Comparator.comparing(route -> route.path("path").asText()));
        routes.forEach(route -> {
            String path = deployment.prefix() + route.path("path").asText().replace("*}", "...}");
            methods(route).forEach(method -> builder.route(method, path, answer(route)));
        });
        if (routes.isEmpty()) {
            FeatureStores.OPERATIONS.forEach((path, methods) -> {
                methods.forEach(method -> builder.route(method, deployment.prefix() + path, this::authenticated));
                builder.route("OPTIONS", deployment.prefix() + path, request -> allowed(methods));
            });
        }
        Cors router = new Cors(policies().path("cors").path(0), builder.build());
        return request -> {
            if (settings.forRequest().gateway().breaks(Hop.GATEWAY)) {
                throw ServiceError.of(
                        500, "InternalServerError", "Gateway not available (simulated by the embedded cloud).");
            }
            return router.handle(request);
        };
    }

    private static List<String> methods(JsonNode route) {
        List<String> methods = new ArrayList<>();
        route.path("methods").forEach(method -> methods.add(method.asText()));
        return methods.isEmpty() || methods.contains("ANY") ? ANY : methods;
    }

    private static Response allowed(List<String> methods) {
        return Response.empty(200).with("Allow", String.join(", ", methods) + ", OPTIONS");
    }

    private Handler answer(JsonNode route) {
        Handler answer = request -> answer(request, SelectedBackend.of(route, request));
        boolean anonymous = route.path("request_policies")
                .path(0)
                .path("authorization")
                .path(0)
                .path("type")
                .asText()
                .equals("ANONYMOUS");
        return anonymous || authentication().isMissingNode()
                ? answer
                : request -> {
                    authenticate(request);
                    return answer.handle(request);
                };
    }

    private Response answer(Request request, JsonNode selected) {
        return selected.path("type").asText().equals("STOCK_RESPONSE_BACKEND")
                ? stock(selected)
                : forward(request, selected.path("url").asText());
    }

    private JsonNode policies() {
        return deployment.specification().path("request_policies").path(0);
    }

    private JsonNode authentication() {
        return policies().path("authentication").path(0);
    }

    private Response authenticated(Request request) {
        authenticate(request);
        return forward(request, "");
    }

    private void authenticate(Request request) {
        if (settings.forRequest().gateway().breaks(Hop.AUTHORISER)) {
            throw ServiceError.of(502, "BadGateway", "Cannot call the authoriser (simulated by the embedded cloud).");
        }
        authoriser.check(request, authentication().path("parameters"));
    }

    private Response forward(Request request, String url) {
        String target = FeatureStores.BASE_PATH
                + request.target().substring(deployment.prefix().length());
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.put(FeatureStores.CALLER, userId);
        return backend.call(url, new Request(request.method(), target, headers, request.content()));
    }

    private static Response stock(JsonNode stock) {
        int status = stock.path("status").asInt(200);
        String body = stock.path("body").asText("");
        Response response = body.isEmpty()
                ? Response.empty(status)
                : Response.of(status, "text/plain", body.getBytes(StandardCharsets.UTF_8));
        for (JsonNode header : stock.path("headers")) {
            response = response.with(
                    header.path("name").asText(), header.path("value").asText());
        }
        return response;
    }
}
