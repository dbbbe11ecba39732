package dev.featurestore.emulator.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.http.Handler;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The CORS policy of a deployment ("Adding CORS support to API Deployments", docs.oracle.com): answers to the origins
 * that it allows have headers by which browsers let their pages read them.
 *
 * @param policy the block {@code cors} of the specification; missing without a policy
 * @param routes answers the requests
 */
record Cors(JsonNode policy, Handler routes) implements Handler {

    @Override
    public Response handle(Request request) {
        Optional<String> origin = request.header("origin").flatMap(this::allowed);
        if (origin.isEmpty()) {
            return routes.handle(request);
        }
        boolean preflight = request.method().equals("OPTIONS")
                && request.header("access-control-request-method").isPresent();
        Response response = preflight ? preflight() : answer(request);
        response = response.with("Access-Control-Allow-Origin", origin.get());
        if (!origin.get().equals("*")) {
            response = response.with("Vary", "Origin");
        }
        return credentials() ? response.with("Access-Control-Allow-Credentials", "true") : response;
    }

    /** The value for an origin: the origin itself, or {@code *} if all are allowed. */
    private Optional<String> allowed(String origin) {
        List<String> origins = texts("allowed_origins");
        if (origins.contains("*")) {
            return Optional.of(credentials() ? origin : "*");
        }
        return origins.contains(origin) ? Optional.of(origin) : Optional.empty();
    }

    private boolean credentials() {
        return policy.path("is_allow_credentials_enabled").asBoolean();
    }

    private Response preflight() {
        Response response = list(Response.empty(200), "Access-Control-Allow-Methods", "allowed_methods");
        response = list(response, "Access-Control-Allow-Headers", "allowed_headers");
        int maxAge = policy.path("max_age_in_seconds").asInt();
        return maxAge > 0 ? response.with("Access-Control-Max-Age", Integer.toString(maxAge)) : response;
    }

    private Response answer(Request request) {
        Response response;
        try {
            response = routes.handle(request);
        } catch (ServiceError e) {
            response = e.response();
        }
        return list(response, "Access-Control-Expose-Headers", "exposed_headers");
    }

    private Response list(Response response, String header, String attribute) {
        List<String> values = texts(attribute);
        return values.isEmpty() ? response : response.with(header, String.join(", ", values));
    }

    private List<String> texts(String attribute) {
        List<String> texts = new ArrayList<>();
        policy.path(attribute).forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
