package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds the stack of a deployment: by its OCID, or by the name that we tagged it with. */
final class TargetFinder {

    static final String AMBIGUOUS = "name the one you mean with spec.stack_id";

    private final ResourceManager resourceManager;
    private final Consumer<Event> listener;

    /** @param listener gets to know of stacks of the same name that are not used */
    TargetFinder(ResourceManager resourceManager, Consumer<Event> listener) {
        this.resourceManager = resourceManager;
        this.listener = listener;
    }

    Target find(DeploymentRequest request) {
        if (request.stackId().isPresent()) {
            StackDetails details = byId(request.stackId().get());
            return new Target.Existing(details.stack(), Optional.of(details));
        }
        Optional<StackDetails> left = request.terms()
                .leftAt()
                .flatMap(resourceManager.stacks()::find)
                .filter(stack -> NamedStacks.isNamed(stack.stack(), request.stackName())
                        && stack.stack().compartmentId().equals(request.compartmentId()));
        if (left.isPresent()) {
            return new Target.Existing(left.get().stack(), left);
        }
        Optional<Stack> found = byName(request.compartmentId(), request.stackName());
        if (found.isPresent()) {
            return new Target.Existing(found.get(), Optional.empty());
        }
        if (request.mustExist()) {
            throw FeatureStoreException.of(
                    FailureCode.STACK_NOT_FOUND,
                    "spec.operation is update, but no stack named " + request.stackName() + " is in compartment "
                            + request.compartmentId(),
                    "set spec.operation to create, or name the stack with spec.stack_id or spec.stack_name");
        }
        return new Target.New(request.stackName(), request.compartmentId());
    }

    /**
     * The stack with an OCID.
     *
     * @throws FeatureStoreException {@code STACK_NOT_FOUND} if there is none
     */
    StackDetails byId(String stackId) {
        return resourceManager
                .stacks()
                .find(stackId)
                .orElseThrow(() -> FeatureStoreException.of(
                        FailureCode.STACK_NOT_FOUND,
                        "spec.stack_id: the stack " + stackId + " does not exist, or you may not see it",
                        "correct spec.stack_id, or leave it out to have the stack found or made by its name"));
    }

    private Optional<Stack> byName(String compartmentId, String name) {
        NamedStacks named = new NamedStacks(resourceManager);
        Optional<NamedStacks.Choice> choice = named.choose(named.tagged(compartmentId, name), name, AMBIGUOUS);
        choice.ifPresent(
                found -> found.unused().forEach(unused -> listener.accept(new Event.StackUnused(unused, name))));
        return choice.map(NamedStacks.Choice::stack);
    }
}
