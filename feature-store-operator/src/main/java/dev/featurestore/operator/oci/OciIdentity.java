package dev.featurestore.operator.oci;

import static dev.featurestore.operator.oci.MissingField.required;

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
 * Identity through the OCI Java SDK's HTTP layer, as its client takes two megabytes for two requests.
 */
final class OciIdentity implements Identity {

    private static final String VERSION = "/20160918";
    private static final int NOT_FOUND = 404;

    private final HttpClient client;
    private final Requests requests;

    OciIdentity(HttpClient client, Requests requests) {
        this.client = client;
        this.requests = requests;
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
        return requests.read(
                "read the compartment",
                () -> answer(client.createRequest(Method.GET).appendPathPart(VERSION + "/compartments/" + id))
                        .map(response -> body(response.body(SentCompartment.class)))
                        .map(c -> new Compartment(
                                required(c.id(), "id"),
                                required(c.name(), "name"),
                                Optional.ofNullable(c.compartmentId()))));
    }

    @Override
    public Optional<List<Policy>> policies(String compartmentId) {
        List<Policy> policies = new ArrayList<>();
        NextPages pages = new NextPages();
        Optional<String> page = Optional.empty();
        do {
            Optional<String> current = page;
            Optional<Page> answer = requests.read("list the policies", () -> page(compartmentId, current, pages));
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            policies.addAll(answer.get().policies());
            page = answer.get().next();
        } while (page.isPresent());
        return Optional.of(policies);
    }

    private record Page(List<Policy> policies, Optional<String> next) {}

    private Optional<Page> page(String compartmentId, Optional<String> token, NextPages pages) {
        HttpRequest request = client.createRequest(Method.GET)
                .appendPathPart(VERSION + "/policies")
                .query("compartmentId", compartmentId);
        token.ifPresent(page -> request.query("page", page));
        return answer(request)
                .map(response -> new Page(
                        body(response.listBody(SentPolicy.class)).stream()
                                .filter(policy -> required(policy.lifecycleState(), "lifecycleState")
                                        .equals("ACTIVE"))
                                .map(policy -> new Policy(
                                        required(policy.name(), "name"),
                                        required(policy.compartmentId(), "compartmentId"),
                                        required(policy.statements(), "statements")))
                                .toList(),
                        pages.after(header(response, "opc-next-page"))));
    }

    private Optional<HttpResponse> answer(HttpRequest request) {
        HttpResponse response;
        try {
            response = joined(request.header("accept", "application/json").execute());
        } catch (CompletionException e) {
            throw unanswered(e);
        }
        if (response.status() == NOT_FOUND) {
            return Optional.empty();
        }
        if (response.status() >= 300) {
            SentError error = error(response);
            throw new BmcException(
                    response.status(), error.code(), error.message(), header(response, "opc-request-id"));
        }
        return Optional.of(response);
    }

    private static SentError error(HttpResponse response) {
        try {
            return joined(response.body(SentError.class));
        } catch (CompletionException e) {
            return new SentError(null, null); // A proxy's page.
        }
    }

    private <T> T body(CompletionStage<T> stage) {
        try {
            return joined(stage);
        } catch (CompletionException e) {
            throw unanswered(e);
        }
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
