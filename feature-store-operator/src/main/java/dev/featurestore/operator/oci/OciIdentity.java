package dev.featurestore.operator.oci;

import static dev.featurestore.operator.oci.MissingField.required;

import dev.featurestore.operator.cloud.Compartment;
import dev.featurestore.operator.cloud.Identity;
import dev.featurestore.operator.cloud.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Identity without the OCI Java SDK's client, which takes two megabytes for two requests. */
final class OciIdentity implements Identity {

    static final String VERSION = "20160918";

    private static final int NOT_FOUND = 404;

    private final ServiceApi api;
    private final Requests requests;

    OciIdentity(ServiceApi api, Requests requests) {
        this.api = api;
        this.requests = requests;
    }

    @Override
    public Identity once() {
        return new OciIdentity(api, requests.once());
    }

    @Override
    public Optional<Compartment> compartment(String id) {
        return requests.read(
                "read the compartment",
                () -> Requests.unless(
                                NOT_FOUND,
                                () -> api.get("compartments", id).reply().object())
                        .map(c -> new Compartment(
                                required(c.text("id"), "id"),
                                required(c.text("name"), "name"),
                                c.text("compartmentId"))));
    }

    @Override
    public Optional<List<Policy>> policies(String compartmentId) {
        List<Policy> policies = new ArrayList<>();
        NextPages pages = new NextPages();
        Optional<String> page = Optional.empty();
        do {
            Optional<String> current = page;
            Optional<PagedItems.Page<Policy>> answer =
                    requests.read("list the policies", () -> page(compartmentId, current, pages));
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            policies.addAll(answer.get().items());
            page = answer.get().next();
        } while (page.isPresent());
        return Optional.of(policies);
    }

    private Optional<PagedItems.Page<Policy>> page(String compartmentId, Optional<String> token, NextPages pages) {
        return Requests.unless(
                        NOT_FOUND,
                        () -> api.get("policies")
                                .with("compartmentId", compartmentId)
                                .with("page", token)
                                .reply())
                .map(reply -> new PagedItems.Page<>(
                        reply.list().stream()
                                .filter(policy -> required(policy.text("lifecycleState"), "lifecycleState")
                                        .equals("ACTIVE"))
                                .map(policy -> new Policy(
                                        required(policy.text("name"), "name"),
                                        required(policy.text("compartmentId"), "compartmentId"),
                                        required(policy.texts("statements"), "statements")))
                                .toList(),
                        pages.after(reply.nextPage())));
    }

    @Override
    public void close() {
        api.close();
    }
}
