package dev.featurestore.operator.deploy;

import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.cloud.Stacks;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the stack of a deployment: by its OCID, or by the name that we tagged it with. */
final class TargetFinder {

    private final Stacks stacks;

    TargetFinder(Stacks stacks) {
        this.stacks = stacks;
    }

    Target find(DeploymentRequest request) {
        if (request.stackId().isPresent()) {
            String id = request.stackId().get();
            return new Target.Existing(stacks.find(id)
                    .map(StackDetails::stack)
                    .orElseThrow(() -> FeatureStoreException.of(
                            FailureCode.STACK_NOT_FOUND,
                            "spec.stack_id: the stack " + id + " does not exist, or you may not see it",
                            "correct spec.stack_id, or leave it out to have the stack found or made by its name")));
        }
        List<Stack> found = stacks.in(request.compartmentId()).stream()
                .filter(s -> request.stackName().equals(s.freeformTags().get(DeploymentRequest.STACK_TAG)))
                .toList();
        return switch (found.size()) {
            case 0 -> {
                if (request.mustExist()) {
                    throw FeatureStoreException.of(
                            FailureCode.STACK_NOT_FOUND,
                            "spec.operation is update, but no stack named " + request.stackName()
                                    + " is in compartment " + request.compartmentId(),
                            "set spec.operation to create, or name the stack with spec.stack_id or spec.stack_name");
                }
                yield new Target.New(request.stackName(), request.compartmentId());
            }
            case 1 -> new Target.Existing(found.get(0));
            default ->
                throw FeatureStoreException.of(
                        FailureCode.STACK_AMBIGUOUS,
                        found.size() + " stacks named " + request.stackName() + " are in the compartment: "
                                + found.stream().map(Stack::id).collect(Collectors.joining(", ")),
                        "name the one you mean with spec.stack_id");
        };
    }
}
