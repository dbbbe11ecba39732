package dev.featurestore.operator.oci;

import static dev.featurestore.operator.oci.MissingField.required;

import com.oracle.bmc.http.client.Method;
import com.oracle.bmc.resourcemanager.model.CreateStackDetails;
import com.oracle.bmc.resourcemanager.model.UpdateStackDetails;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackContents;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.cloud.StackResource;
import dev.featurestore.operator.cloud.Stacks;
import dev.featurestore.operator.oci.http.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Stacks of the service, without the OCI Java SDK's client. */
final class OciStacks implements Stacks {

    private static final int NOT_FOUND = 404;
    private static final String ACTIVE = "ACTIVE";
    private static final String ETAG = "etag";

    /** The service's maximum. */
    private static final String STACKS_PAGE = "1000";

    /** How much the clocks of this machine and of the service may differ: OCI refuses more. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final ServiceApi api;
    private final Requests requests;

    OciStacks(ServiceApi api, Requests requests) {
        this.api = api;
        this.requests = requests;
    }

    @Override
    public Iterable<Stack> in(String compartmentId) {
        return () -> new PagedItems<>((page, tokens) -> page(inPages(compartmentId, page), tokens));
    }

    // The service filters by name only in a list that is sorted by name.
    @Override
    public List<Stack> named(String compartmentId, String displayName) {
        List<Stack> stacks = new ArrayList<>();
        new PagedItems<>((page, tokens) -> page(
                        inPages(compartmentId, page)
                                .with("displayName", displayName)
                                .with("sortBy", "DISPLAYNAME"),
                        tokens))
                .forEachRemaining(stacks::add);
        return List.copyOf(stacks);
    }

    private ServiceApi.Call inPages(String compartmentId, Optional<String> page) {
        return api.get("stacks")
                .with("compartmentId", compartmentId)
                .with("lifecycleState", ACTIVE)
                .with("limit", STACKS_PAGE)
                .with("page", page);
    }

    private PagedItems.Page<Stack> page(ServiceApi.Call call, NextPages tokens) {
        return requests.read("list the stacks of the compartment", () -> {
            ServiceApi.Reply reply = call.reply();
            return new PagedItems.Page<>(
                    reply.list().stream().map(ToStack::of).toList(), tokens.after(reply.nextPage()));
        });
    }

    @Override
    public Optional<StackDetails> find(String stackId) {
        ServiceApi.Call call = api.get("stacks", stackId);
        return requests.read(
                "read the stack",
                () -> Requests.unless(NOT_FOUND, call::reply).flatMap(reply -> {
                    JsonObject stack = reply.object();
                    return stack.text("lifecycleState").filter(ACTIVE::equals).isPresent()
                            ? Optional.of(ToStack.of(stack, reply.header(ETAG)))
                            : Optional.empty();
                }));
    }

    // The token lets the service recognize a request that is sent again because its response was lost.
    @Override
    public StackDetails create(String compartmentId, StackContents contents) {
        CreateStackDetails details = CreateStackDetails.builder()
                .compartmentId(compartmentId)
                .displayName(contents.name())
                .description("Feature store, deployed by feature-store-maven-plugin")
                .configSource(ConfigSources.toCreate(contents))
                .terraformVersion(contents.terraformVersion())
                .variables(contents.variables())
                .freeformTags(contents.freeformTags())
                .definedTags(contents.definedTags())
                .build();
        ServiceApi.Call call = api.send(Method.POST, details, "stacks")
                .header("opc-retry-token", UUID.randomUUID().toString());
        Instant start = Instant.now();
        return requests.change(Requests.Change.of(
                        "create the stack",
                        () -> details(call.reply()),
                        created -> "created stack " + created.stack().id())
                .foundBy(() -> created(compartmentId, contents, start))
                .ifLost("The stack may exist", "Run the same command again: it finds the stack if it was created"));
    }

    /** The stack that a request has created whose answer was lost. */
    private Optional<StackDetails> created(String compartmentId, StackContents contents, Instant start) {
        return named(compartmentId, contents.name()).stream()
                .filter(stack -> stack.name().equals(contents.name())
                        && stack.freeformTags().equals(contents.freeformTags())
                        && !stack.created().isBefore(start.minus(CLOCKS_DIFFER)))
                .findFirst()
                .flatMap(stack -> find(stack.id()));
    }

    @Override
    public StackDetails update(String stackId, StackContents contents) {
        UpdateStackDetails details = UpdateStackDetails.builder()
                .configSource(ConfigSources.toUpdate(contents))
                .terraformVersion(contents.terraformVersion())
                .variables(contents.variables())
                .freeformTags(contents.freeformTags())
                .definedTags(contents.definedTags())
                .build();
        ServiceApi.Call call = api.send(Method.PUT, details, "stacks", stackId);
        return requests.change(Requests.Change.of(
                        "update the stack", () -> details(call.reply()), updated -> "updated stack " + stackId)
                .ifLost("The stack may be updated", "Run the same command again: it finds out what is left to do"));
    }

    @Override
    public StackDetails tag(String stackId, Map<String, String> freeformTags) {
        UpdateStackDetails details =
                UpdateStackDetails.builder().freeformTags(freeformTags).build();
        ServiceApi.Call call = api.send(Method.PUT, details, "stacks", stackId);
        return requests.change(
                Requests.Change.of("tag the stack", () -> details(call.reply()), tagged -> "tagged stack " + stackId)
                        .ifLost("The stack may be tagged", "Run the same command again"));
    }

    @Override
    public void delete(String stackId) {
        ServiceApi.Call call = api.delete("stacks", stackId);
        requests.change(Requests.Change.of(
                "delete the stack", () -> call.reply().withoutContent(), deleted -> "deleted stack " + stackId));
    }

    private static StackDetails details(ServiceApi.Reply reply) {
        return ToStack.of(reply.object(), reply.header(ETAG));
    }

    @Override
    public byte[] configuration(String stackId) {
        ServiceApi.Call call = api.file("application/zip", "stacks", stackId, "tfConfig");
        return requests.read(
                "read the stack's configuration",
                () -> Downloads.zip(call.reply().file()));
    }

    @Override
    public List<StackResource> resources(String stackId) {
        List<StackResource> resources = new ArrayList<>();
        new PagedItems<>((page, tokens) -> {
                    ServiceApi.Call call =
                            api.get("stacks", stackId, "associatedResources").with("page", page);
                    return requests.read("list the stack's resources", () -> {
                        ServiceApi.Reply reply = call.reply();
                        return new PagedItems.Page<>(
                                required(reply.object().objects("items"), "items").stream()
                                        .map(OciStacks::resource)
                                        .toList(),
                                tokens.after(reply.nextPage()));
                    });
                })
                .forEachRemaining(resources::add);
        return List.copyOf(resources);
    }

    private static StackResource resource(JsonObject resource) {
        return new StackResource(
                required(resource.text("resourceAddress"), "resourceAddress"),
                required(resource.text("resourceType"), "resourceType"),
                resource.text("resourceId").orElse(""));
    }
}
