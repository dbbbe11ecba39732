package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.jobs.Event;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds the stack of a deployment, by its OCID or by the name in its tag. */
final class TargetFinder {

    static final String AMBIGUOUS = "Set spec.stack_id to the OCID of one of them";

    private final ResourceManager resourceManager;
    private final Consumer<Event> listener;

    /** @param listener receives the stacks of the same name that are not used */
    TargetFinder(ResourceManager resourceManager, Consumer<Event> listener) {
        this.resourceManager = resourceManager;
        this.listener = listener;
    }

    Target find(DeploymentRequest request) {
        if (request.stackId().isPresent()) {
            StackDetails details = byId(request.stackId().get());
            return new Target.Existing(details.stack(), Optional.of(details));
        }
        Optional<StackDetails> left = request.settings()
                .leftAt()
                .flatMap(resourceManager.stacks()::find)
                .filter(stack -> NamedStacks.isNamed(stack.stack(), request.stackName())
                        && stack.stack().compartmentId().equals(request.compartmentId()));
        if (left.isPresent()) {
            return new Target.Existing(left.get().stack(), left);
        }
        NamedStacks named = new NamedStacks(resourceManager);
        List<Stack> stacks = named.displayed(request.compartmentId(), request.stackName());
        List<Stack> all = List.of();
        if (stacks.isEmpty()) {
            all = new StackFinder(resourceManager).all(request.compartmentId());
            stacks = NamedStacks.tagged(all, request.stackName());
        }
        Optional<Stack> found = chosen(named, stacks, request.stackName());
        if (found.isPresent()) {
            return new Target.Existing(found.get(), Optional.empty());
        }
        if (request.mustExist()) {
            throw FeatureStoreException.of(
                    FailureCode.STACK_NOT_FOUND,
                    "spec.operation is update, but compartment " + request.compartmentId() + " has no stack named "
                            + request.stackName(),
                    "Set spec.operation to create, or spec.stack_id or spec.stack_name to an existing stack");
        }
        return new Target.New(request.stackName(), request.compartmentId(), all);
    }

    /**
     * The stack with an OCID.
     *
     * @throws FeatureStoreException {@code STACK_NOT_FOUND} if it does not exist
     */
    StackDetails byId(String stackId) {
        return resourceManager
                .stacks()
                .find(stackId)
                .orElseThrow(() -> FeatureStoreException.of(
                        FailureCode.STACK_NOT_FOUND,
                        "spec.stack_id: stack " + stackId + " does not exist, or you do not have permission to see it",
                        "Correct spec.stack_id, or remove it to find or create the stack by its name"));
    }

    private Optional<Stack> chosen(NamedStacks named, List<Stack> stacks, String name) {
        Optional<NamedStacks.Choice> choice = named.choose(stacks, name, AMBIGUOUS);
        choice.ifPresent(
                found -> found.unused().forEach(unused -> listener.accept(new Event.StackUnused(unused, name))));
        return choice.map(NamedStacks.Choice::stack);
    }
}
