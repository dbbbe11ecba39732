package dev.featurestore.operator.deploy;

import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.cloud.Stacks;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the stack of a deployment: by its OCID, or by the name that we tagged it with. */
public final class TargetFinder {

    private final Stacks stacks;

    public TargetFinder(Stacks stacks) {
        this.stacks = stacks;
    }

    Target find(DeploymentRequest request) {
        if (request.stackId().isPresent()) {
            StackDetails details = byId(request.stackId().get());
            return new Target.Existing(details.stack(), Optional.of(details));
        }
        Optional<StackDetails> left = request.terms()
                .leftAt()
                .flatMap(stacks::find)
                .filter(stack -> isNamed(stack.stack(), request.stackName())
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
    public StackDetails byId(String stackId) {
        return stacks.find(stackId)
                .orElseThrow(() -> FeatureStoreException.of(
                        FailureCode.STACK_NOT_FOUND,
                        "spec.stack_id: the stack " + stackId + " does not exist, or you may not see it",
                        "correct spec.stack_id, or leave it out to have the stack found or made by its name"));
    }

    /**
     * The stack of ours with a name, if there is one.
     *
     * @throws FeatureStoreException {@code STACK_AMBIGUOUS} if there are several
     */
    public Optional<Stack> byName(String compartmentId, String name) {
        List<Stack> found = tagged(compartmentId, name);
        if (found.size() > 1) {
            throw FeatureStoreException.of(
                    FailureCode.STACK_AMBIGUOUS,
                    found.size() + " stacks named " + name + " are in the compartment: "
                            + found.stream().map(Stack::id).collect(Collectors.joining(", ")),
                    "name the one you mean with spec.stack_id");
        }
        return found.stream().findFirst();
    }

    private static boolean isNamed(Stack stack, String name) {
        return name.equals(stack.freeformTags().get(DeploymentRequest.STACK_TAG));
    }

    /** The stacks of a compartment that were tagged with a name. */
    List<Stack> tagged(String compartmentId, String name) {
        return stacks.in(compartmentId).stream().filter(s -> isNamed(s, name)).toList();
    }
}
