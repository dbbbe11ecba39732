package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackAddress;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.jobs.Event;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Finds an existing stack. */
public final class StackFinder {

    private final ResourceManager resourceManager;

    public StackFinder(ResourceManager resourceManager) {
        this.resourceManager = resourceManager;
    }

    /**
     * The stack of an address, if there is one.
     *
     * @param listener receives the stacks of the same name that are not used
     * @throws FeatureStoreException {@code STACK_AMBIGUOUS} if jobs have run on several stacks of the name
     */
    public Optional<Stack> find(StackAddress address, Consumer<Event> listener) {
        if (address instanceof StackAddress.ById byId) {
            return resourceManager.stacks().find(byId.stackId()).map(StackDetails::stack);
        }
        StackAddress.ByName byName = (StackAddress.ByName) address;
        NamedStacks named = new NamedStacks(resourceManager);
        Optional<NamedStacks.Choice> choice = named.choose(
                named.tagged(byName.compartment().id(), byName.name()),
                byName.name(),
                "Choose one with -Dfeaturestore.stackId=OCID");
        choice.ifPresent(found ->
                found.unused().forEach(unused -> listener.accept(new Event.StackUnused(unused, byName.name()))));
        return choice.map(NamedStacks.Choice::stack);
    }

    /** The stacks of this plugin in a compartment, in the order of the service. */
    public List<Stack> all(String compartmentId) {
        return own(compartmentId).toList();
    }

    /** The same, read page by page while they are asked for. */
    Stream<Stack> own(String compartmentId) {
        return StreamSupport.stream(resourceManager.stacks().in(compartmentId).spliterator(), false)
                .filter(stack -> stack.freeformTags().containsKey(DeploymentRequest.STACK_TAG));
    }

    /** The failure for an address without a stack. */
    public static FeatureStoreException absent(StackAddress address) {
        String where = address.region().map(region -> " in " + region).orElse("");
        if (address instanceof StackAddress.ById byId) {
            return FeatureStoreException.of(
                            FailureCode.STACK_NOT_FOUND,
                            "Stack " + byId.stackId() + " does not exist" + where
                                    + ", or you do not have permission to see it",
                            "List the stacks of a compartment")
                    .suggesting(Command.of(Goal.STACKS).with(Commands.COMPARTMENT_ID, "OCID"));
        }
        StackAddress.ByName byName = (StackAddress.ByName) address;
        return FeatureStoreException.of(
                        FailureCode.STACK_NOT_FOUND,
                        "No stack named " + byName.name() + " in compartment "
                                + byName.compartment().id() + where,
                        "Deploy it, or list the stacks of the compartment")
                .suggesting(Command.of(Goal.APPLY), Command.of(Goal.STACKS));
    }
}
