package dev.featurestore.operator.oci;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.oracle.bmc.http.client.HttpClient;
import com.oracle.bmc.http.client.HttpRequest;
import com.oracle.bmc.http.client.HttpResponse;
import com.oracle.bmc.http.client.Method;
import com.oracle.bmc.model.BmcException;
import dev.featurestore.operator.cloud.Compartment;
import dev.featurestore.operator.cloud.Identity;
import dev.featurestore.operator.cloud.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Identity through the OCI Java SDK's HTTP layer, as its client takes two megabytes for two requests. Does not retry.
 */
final class OciIdentity implements Identity {

    private static final String VERSION = "/20160918";
    private static final int NOT_FOUND = 404;

    private final HttpClient client;
    private final Failures failures;

    OciIdentity(HttpClient client, Failures failures) {
        this.client = client;
        this.failures = failures;
    }

    /** A compartment as the service sends it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record SentCompartment(
            @JsonProperty("id") String id,
            @JsonProperty("name") String name,
            @JsonProperty("compartmentId") @Nullable String compartmentId) {}

    /** A policy as the service sends it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record SentPolicy(
            @JsonProperty("name") String name,
            @JsonProperty("compartmentId") String compartmentId,
            @JsonProperty("lifecycleState") String lifecycleState,
            @JsonProperty("statements") List<String> statements) {}

    private record SentError(
            @JsonProperty("code") @Nullable String code,
            @JsonProperty("message") @Nullable String message) {}

    @Override
    public Optional<Compartment> compartment(String id) {
        HttpRequest request = client.createRequest(Method.GET).appendPathPart(VERSION + "/compartments/" + id);
        return answer("read the compartment", request)
                .map(response -> joined(response.body(SentCompartment.class)))
                .map(c -> new Compartment(c.id(), c.name(), Optional.ofNullable(c.compartmentId())));
    }

    @Override
    public Optional<List<Policy>> policies(String compartmentId) {
        List<Policy> policies = new ArrayList<>();
        @Nullable String page = null;
        do {
            HttpRequest request = client.createRequest(Method.GET)
                    .appendPathPart(VERSION + "/policies")
                    .query("compartmentId", compartmentId);
            if (page != null) {
                request.query("page", page);
            }
            Optional<HttpResponse> answer = answer("list the policies", request);
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            for (SentPolicy policy : joined(answer.get().listBody(SentPolicy.class))) {
                if (policy.lifecycleState().equals("ACTIVE")) {
                    policies.add(new Policy(policy.name(), policy.compartmentId(), policy.statements()));
                }
            }
            page = header(answer.get(), "opc-next-page");
        } while (page != null);
        return Optional.of(policies);
    }

    private Optional<HttpResponse> answer(String what, HttpRequest request) {
        HttpResponse response;
        try {
            response = joined(request.header("accept", "application/json").execute());
        } catch (CompletionException e) {
            throw failures.failure(what, unanswered(e));
        }
        if (response.status() == NOT_FOUND) {
            return Optional.empty();
        }
        if (response.status() >= 300) {
            SentError error = joined(response.body(SentError.class));
            throw failures.failure(
                    what,
                    new BmcException(
                            response.status(), error.code(), error.message(), header(response, "opc-request-id")));
        }
        return Optional.of(response);
    }

    /** An exception that is not one of the network comes from the signer. */
    private RuntimeException unanswered(CompletionException e) {
        return e.getCause() instanceof Exception cause && client.isProcessingException(cause)
                ? new BmcException(false, String.valueOf(cause.getMessage()), cause, null)
                : e;
    }

    private static @Nullable String header(HttpResponse response, String name) {
        List<String> values = response.headers().getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.get(0);
    }

    private static <T> T joined(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    @Override
    public void close() {
        client.close();
    }
}
