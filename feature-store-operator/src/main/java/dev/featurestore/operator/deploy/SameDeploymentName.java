package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.config.DeploymentName;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.jobs.Event;
import java.util.function.Consumer;

/**
 * Reports the other stacks of this plugin in a compartment that have resources with the same {@code deployment_name}: the names of
 * those resources are taken, so creating them again fails in the middle of the job. Looks at the newest stacks only, because
 * each of them costs a request.
 */
final class SameDeploymentName {

    private static final int LOOKED_AT = 50;

    private final ResourceManager resourceManager;
    private final Consumer<Event> listener;

    SameDeploymentName(ResourceManager resourceManager, Consumer<Event> listener) {
        this.resourceManager = resourceManager;
        this.listener = listener;
    }

    /** @param own OCID of the stack to deploy to; empty if it does not exist yet */
    void report(DeploymentRequest request, String own) {
        if (request.deploymentName().isEmpty()) {
            return;
        }
        String name = request.deploymentName().get().value();
        for (Stack other : new StackFinder(resourceManager).newest(request.compartmentId(), LOOKED_AT)) {
            if (!other.id().equals(own) && has(other, name)) {
                listener.accept(new Event.DeploymentNameTaken(name, other));
            }
        }
    }

    private boolean has(Stack other, String name) {
        try {
            return DeployedConfiguration.of(other.id(), resourceManager.stacks())
                            .value(DeploymentName.VARIABLE)
                            .filter(name::equals)
                            .isPresent()
                    && !resourceManager.stacks().resources(other.id()).isEmpty();
        } catch (FeatureStoreException unreadable) {
            return false; // Skip the warning: the deployment does not need that stack.
        }
    }
}
