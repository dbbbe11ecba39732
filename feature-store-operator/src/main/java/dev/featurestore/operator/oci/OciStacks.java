package dev.featurestore.operator.oci;

import static dev.featurestore.operator.oci.MissingField.required;

import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import com.oracle.bmc.resourcemanager.model.CreateStackDetails;
import com.oracle.bmc.resourcemanager.model.Stack.LifecycleState;
import com.oracle.bmc.resourcemanager.model.UpdateStackDetails;
import com.oracle.bmc.resourcemanager.requests.CreateStackRequest;
import com.oracle.bmc.resourcemanager.requests.DeleteStackRequest;
import com.oracle.bmc.resourcemanager.requests.GetStackRequest;
import com.oracle.bmc.resourcemanager.requests.GetStackTfConfigRequest;
import com.oracle.bmc.resourcemanager.requests.ListStackAssociatedResourcesRequest;
import com.oracle.bmc.resourcemanager.requests.ListStacksRequest;
import com.oracle.bmc.resourcemanager.requests.UpdateStackRequest;
import com.oracle.bmc.resourcemanager.responses.CreateStackResponse;
import com.oracle.bmc.resourcemanager.responses.ListStackAssociatedResourcesResponse;
import com.oracle.bmc.resourcemanager.responses.ListStacksResponse;
import com.oracle.bmc.resourcemanager.responses.UpdateStackResponse;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackContents;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.cloud.StackResource;
import dev.featurestore.operator.cloud.Stacks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stacks through the OCI Java SDK. */
final class OciStacks implements Stacks {

    private static final int NOT_FOUND = 404;

    /** The service's maximum. */
    private static final int STACKS_PAGE = 1000;

    /** How much the clocks of this machine and of the service may differ: OCI refuses more. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final ResourceManagerClient client;
    private final Requests requests;

    OciStacks(ResourceManagerClient client, Requests requests) {
        this.client = client;
        this.requests = requests;
    }

    @Override
    public Iterable<Stack> in(String compartmentId) {
        return () ->
                new PagedItems<>((page, tokens) -> page(inPages(compartmentId).page(page.orElse(null)), tokens));
    }

    // The service filters by name only in a list that is sorted by name.
    @Override
    public List<Stack> named(String compartmentId, String displayName) {
        List<Stack> stacks = new ArrayList<>();
        new PagedItems<>((page, tokens) -> page(
                        inPages(compartmentId)
                                .displayName(displayName)
                                .sortBy(ListStacksRequest.SortBy.Displayname)
                                .page(page.orElse(null)),
                        tokens))
                .forEachRemaining(stacks::add);
        return List.copyOf(stacks);
    }

    private static ListStacksRequest.Builder inPages(String compartmentId) {
        return ListStacksRequest.builder()
                .compartmentId(compartmentId)
                .lifecycleState(LifecycleState.Active)
                .limit(STACKS_PAGE);
    }

    private PagedItems.Page<Stack> page(ListStacksRequest.Builder builder, NextPages tokens) {
        ListStacksRequest request = builder.build();
        return requests.read("list the stacks of the compartment", () -> {
            ListStacksResponse response = client.listStacks(request);
            return new PagedItems.Page<>(
                    required(response.getItems(), "items").stream()
                            .map(ToStack::of)
                            .toList(),
                    tokens.after(response.getOpcNextPage()));
        });
    }

    @Override
    public Optional<StackDetails> find(String stackId) {
        GetStackRequest request = GetStackRequest.builder().stackId(stackId).build();
        return requests.read(
                "read the stack",
                () -> Requests.unless(NOT_FOUND, () -> client.getStack(request))
                        .filter(response ->
                                required(response.getStack(), "stack").getLifecycleState() == LifecycleState.Active)
                        .map(response -> ToStack.of(response.getStack(), response.getEtag())));
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
        CreateStackRequest request = CreateStackRequest.builder()
                .createStackDetails(details)
                .opcRetryToken(UUID.randomUUID().toString())
                .build();
        Instant start = Instant.now();
        return requests.change(Requests.Change.of(
                        "create the stack",
                        () -> {
                            CreateStackResponse response = client.createStack(request);
                            return ToStack.of(response.getStack(), response.getEtag());
                        },
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
        UpdateStackRequest request = UpdateStackRequest.builder()
                .stackId(stackId)
                .updateStackDetails(details)
                .build();
        return requests.change(Requests.Change.of(
                        "update the stack",
                        () -> {
                            UpdateStackResponse response = client.updateStack(request);
                            return ToStack.of(response.getStack(), response.getEtag());
                        },
                        updated -> "updated stack " + stackId)
                .ifLost("The stack may be updated", "Run the same command again: it finds out what is left to do"));
    }

    @Override
    public void delete(String stackId) {
        DeleteStackRequest request =
                DeleteStackRequest.builder().stackId(stackId).build();
        requests.change(Requests.Change.of(
                "delete the stack",
                () -> Requests.withoutContent(client.deleteStack(request)),
                deleted -> "deleted stack " + stackId));
    }

    @Override
    public byte[] configuration(String stackId) {
        GetStackTfConfigRequest request =
                GetStackTfConfigRequest.builder().stackId(stackId).build();
        return requests.read(
                "read the stack's configuration",
                () -> Downloads.zip(client.getStackTfConfig(request).getInputStream()));
    }

    @Override
    public List<StackResource> resources(String stackId) {
        List<StackResource> resources = new ArrayList<>();
        NextPages pages = new NextPages();
        @Nullable String page = null;
        do {
            ListStackAssociatedResourcesRequest request = ListStackAssociatedResourcesRequest.builder()
                    .stackId(stackId)
                    .page(page)
                    .build();
            page = requests.read("list the stack's resources", () -> {
                        ListStackAssociatedResourcesResponse response = client.listStackAssociatedResources(request);
                        resources.addAll(
                                required(
                                                response.getAssociatedResourcesCollection()
                                                        .getItems(),
                                                "items")
                                        .stream()
                                        .map(r -> new StackResource(
                                                required(r.getResourceAddress(), "resourceAddress"),
                                                required(r.getResourceType(), "resourceType"),
                                                Objects.requireNonNullElse(r.getResourceId(), "")))
                                        .toList());
                        return pages.after(response.getOpcNextPage());
                    })
                    .orElse(null);
        } while (page != null);
        return List.copyOf(resources);
    }
}
