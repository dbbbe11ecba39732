package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.config.DeploymentName;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.jobs.Event;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reports the other stacks of this plugin in a compartment that have resources with the same {@code deployment_name}: the names of
 * those resources are taken, so creating them again fails in the middle of the job. A stack says its name in a tag; it can be out of date
 * if a user has changed the variable in the Console. Only the newest stacks are looked at, because each without the tag costs a request.
 */
final class SameDeploymentName {

    private static final int LOOKED_AT = 50;

    private final ResourceManager resourceManager;
    private final Consumer<Event> listener;

    SameDeploymentName(ResourceManager resourceManager, Consumer<Event> listener) {
        this.resourceManager = resourceManager;
        this.listener = listener;
    }

    /** @param own OCID of the stack to deploy to, which exists */
    void report(DeploymentRequest request, String own) {
        report(
                request,
                new StackFinder(resourceManager)
                        .own(request.compartmentId())
                        .limit(LOOKED_AT)
                        .filter(stack -> !stack.id().equals(own)));
    }

    /** @param others the stacks of this plugin in the compartment, before the stack of the request is created */
    void report(DeploymentRequest request, List<Stack> others) {
        report(request, others.stream().limit(LOOKED_AT));
    }

    private void report(DeploymentRequest request, Stream<Stack> others) {
        request.deploymentName()
                .map(DeploymentName::value)
                .ifPresent(name -> others.filter(other -> has(other, name))
                        .forEach(other -> listener.accept(new Event.DeploymentNameTaken(name, other))));
    }

    private boolean has(Stack other, String name) {
        try {
            String tag = other.freeformTags().get(DeploymentRequest.DEPLOYMENT_NAME_TAG);
            return (tag == null ? ofVariables(other) : Optional.of(tag))
                            .filter(name::equals)
                            .isPresent()
                    && !resourceManager.stacks().resources(other.id()).isEmpty();
        } catch (FeatureStoreException unreadable) {
            return false; // Skip the warning: the deployment does not need that stack.
        }
    }

    private Optional<String> ofVariables(Stack other) {
        return DeployedConfiguration.of(other.id(), resourceManager.stacks()).value(DeploymentName.VARIABLE);
    }
}
