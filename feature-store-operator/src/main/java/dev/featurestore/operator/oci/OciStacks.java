package dev.featurestore.operator.oci;

import com.oracle.bmc.model.BmcException;
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
import com.oracle.bmc.resourcemanager.responses.GetStackResponse;
import com.oracle.bmc.resourcemanager.responses.ListStackAssociatedResourcesResponse;
import com.oracle.bmc.resourcemanager.responses.ListStacksResponse;
import com.oracle.bmc.resourcemanager.responses.UpdateStackResponse;
import com.oracle.bmc.retrier.RetryConfiguration;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackContents;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.cloud.StackResource;
import dev.featurestore.operator.cloud.Stacks;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stacks through the OCI Java SDK. */
final class OciStacks implements Stacks {

    private final ResourceManagerClient client;
    private final Failures failures;

    OciStacks(ResourceManagerClient client, Failures failures) {
        this.client = client;
        this.failures = failures;
    }

    // The first calls of a run do not retry: an address that does not answer is reported at once.
    @Override
    public List<Stack> in(String compartmentId) {
        List<Stack> stacks = new ArrayList<>();
        @Nullable String page = null;
        do {
            ListStacksRequest request = ListStacksRequest.builder()
                    .compartmentId(compartmentId)
                    .lifecycleState(LifecycleState.Active)
                    .page(page)
                    .retryConfiguration(RetryConfiguration.NO_RETRY_CONFIGURATION)
                    .build();
            ListStacksResponse response =
                    failures.call("list the stacks of the compartment", () -> client.listStacks(request));
            response.getItems().forEach(s -> stacks.add(ToStack.of(s)));
            page = response.getOpcNextPage();
        } while (page != null);
        return List.copyOf(stacks);
    }

    @Override
    public Optional<StackDetails> find(String stackId) {
        GetStackRequest request = GetStackRequest.builder()
                .stackId(stackId)
                .retryConfiguration(RetryConfiguration.NO_RETRY_CONFIGURATION)
                .build();
        try {
            GetStackResponse response = client.getStack(request);
            return response.getStack().getLifecycleState() == LifecycleState.Active
                    ? Optional.of(ToStack.of(response.getStack(), response.getEtag()))
                    : Optional.empty();
        } catch (BmcException e) {
            if (e.getStatusCode() == 404) {
                return Optional.empty();
            }
            throw failures.failure("read the stack", e);
        }
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
        CreateStackResponse response = failures.call("create the stack", () -> client.createStack(request));
        return ToStack.of(response.getStack(), response.getEtag());
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
        UpdateStackResponse response = failures.call("update the stack", () -> client.updateStack(request));
        return ToStack.of(response.getStack(), response.getEtag());
    }

    @Override
    public void delete(String stackId) {
        DeleteStackRequest request =
                DeleteStackRequest.builder().stackId(stackId).build();
        failures.call("delete the stack", () -> client.deleteStack(request));
    }

    @Override
    public byte[] configuration(String stackId) {
        GetStackTfConfigRequest request =
                GetStackTfConfigRequest.builder().stackId(stackId).build();
        try (InputStream zip = failures.call("read the stack's configuration", () -> client.getStackTfConfig(request))
                .getInputStream()) {
            return zip.readAllBytes();
        } catch (IOException e) {
            throw Failures.brokenOff("the stack's configuration", e);
        }
    }

    @Override
    public List<StackResource> resources(String stackId) {
        List<StackResource> resources = new ArrayList<>();
        @Nullable String page = null;
        do {
            ListStackAssociatedResourcesRequest request = ListStackAssociatedResourcesRequest.builder()
                    .stackId(stackId)
                    .page(page)
                    .build();
            ListStackAssociatedResourcesResponse response =
                    failures.call("list the stack's resources", () -> client.listStackAssociatedResources(request));
            response.getAssociatedResourcesCollection()
                    .getItems()
                    .forEach(r -> resources.add(new StackResource(
                            r.getResourceAddress(),
                            r.getResourceType(),
                            Objects.requireNonNullElse(r.getResourceId(), ""))));
            page = response.getOpcNextPage();
        } while (page != null);
        return List.copyOf(resources);
    }
}
