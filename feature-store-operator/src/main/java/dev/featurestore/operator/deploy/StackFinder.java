package dev.featurestore.operator.deploy;

import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackAddress;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.cloud.Stacks;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds a stack that is there. */
public final class StackFinder {

    private final Stacks stacks;

    public StackFinder(Stacks stacks) {
        this.stacks = stacks;
    }

    /**
     * The stack of an address, if there is one.
     *
     * @throws FeatureStoreException {@code STACK_AMBIGUOUS} if several have the name
     */
    public Optional<Stack> find(StackAddress address) {
        if (address instanceof StackAddress.ById byId) {
            return stacks.find(byId.stackId()).map(StackDetails::stack);
        }
        StackAddress.ByName byName = (StackAddress.ByName) address;
        List<Stack> found = new TargetFinder(stacks).tagged(byName.compartment().id(), byName.name());
        if (found.size() > 1) {
            throw FeatureStoreException.of(
                    FailureCode.STACK_AMBIGUOUS,
                    found.size() + " stacks named " + byName.name() + " are in the compartment: "
                            + found.stream().map(Stack::id).collect(Collectors.joining(", ")),
                    "name the one you mean: -Dfeaturestore.stackId=OCID");
        }
        return found.stream().findFirst();
    }

    /** The stacks of ours in a compartment, in the order of the service. */
    public List<Stack> all(String compartmentId) {
        return stacks.in(compartmentId).stream()
                .filter(stack -> stack.freeformTags().containsKey(DeploymentRequest.STACK_TAG))
                .toList();
    }

    /** The failure that an address amounts to if nothing is there. */
    public static FeatureStoreException absent(StackAddress address) {
        String where = address.region().map(region -> " in " + region).orElse("");
        if (address instanceof StackAddress.ById byId) {
            return FeatureStoreException.of(
                            FailureCode.STACK_NOT_FOUND,
                            "the stack " + byId.stackId() + " does not exist" + where + ", or you may not see it",
                            "list the stacks of a compartment")
                    .suggesting(Command.of(Goal.STACKS).with(Commands.COMPARTMENT_ID, "OCID"));
        }
        StackAddress.ByName byName = (StackAddress.ByName) address;
        return FeatureStoreException.of(
                        FailureCode.STACK_NOT_FOUND,
                        "no stack named " + byName.name() + " is in compartment "
                                + byName.compartment().id() + where,
                        "deploy it, or list the stacks of the compartment")
                .suggesting(Command.of(Goal.APPLY), Command.of(Goal.STACKS));
    }
}
