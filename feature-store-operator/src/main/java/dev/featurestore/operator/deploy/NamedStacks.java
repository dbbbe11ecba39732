package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Chooses the stack of a name. Resource Manager does not keep names unique, so several stacks can have the same one, for
 * example while two first deployments run at once. Every process must choose the same stack without asking the others: the
 * one with a job, else the one with the earliest {@code timeCreated}, else the one with the smallest OCID. Stacks that were
 * renamed count only if no stack has the name.
 */
final class NamedStacks {

    private static final Comparator<Stack> OLDEST =
            Comparator.comparing(Stack::created).thenComparing(Stack::id);

    private final ResourceManager resourceManager;

    NamedStacks(ResourceManager resourceManager) {
        this.resourceManager = resourceManager;
    }

    /**
     * The chosen stack.
     *
     * @param stack the stack
     * @param unused the other stacks of its name, none with a job
     */
    record Choice(Stack stack, List<Stack> unused) {
        Choice {
            unused = List.copyOf(unused);
        }
    }

    /**
     * The stacks of a compartment with a name in their tag. A stack has it as its display name too until a user renames the
     * stack: so the service selects by display name, and only if none matches are all stacks of the compartment read.
     */
    List<Stack> tagged(String compartmentId, String name) {
        List<Stack> displayed = displayed(compartmentId, name);
        return displayed.isEmpty() ? tagged(resourceManager.stacks().in(compartmentId), name) : displayed;
    }

    /** The stacks of a compartment with a name in their tag and as their display name. */
    List<Stack> displayed(String compartmentId, String name) {
        return tagged(resourceManager.stacks().named(compartmentId, name), name);
    }

    /** Those of some stacks with a name in their tag. */
    static List<Stack> tagged(Iterable<Stack> stacks, String name) {
        List<Stack> tagged = new ArrayList<>();
        for (Stack stack : stacks) {
            if (isNamed(stack, name)) {
                tagged.add(stack);
            }
        }
        return tagged;
    }

    static boolean isNamed(Stack stack, String name) {
        return name.equals(stack.freeformTags().get(DeploymentRequest.STACK_TAG));
    }

    /**
     * Chooses one of several stacks of a name. Asks for their jobs only if there are two or more.
     *
     * @param hint what to do if it cannot choose
     * @throws FeatureStoreException {@code STACK_AMBIGUOUS} if jobs have run on two or more of them
     */
    Optional<Choice> choose(List<Stack> stacks, String name, String hint) {
        if (stacks.size() < 2) {
            return stacks.stream().findFirst().map(stack -> new Choice(stack, List.of()));
        }
        List<Stack> present = new ArrayList<>();
        List<Stack> used = new ArrayList<>();
        for (Stack stack : stacks) {
            Optional<Boolean> hasJobs = hasJobs(stack);
            if (hasJobs.isPresent()) {
                present.add(stack);
                if (hasJobs.get()) {
                    used.add(stack);
                }
            }
        }
        if (used.size() > 1) {
            throw FeatureStoreException.of(
                    FailureCode.STACK_AMBIGUOUS,
                    "The compartment has " + used.size() + " stacks named " + name + ": "
                            + used.stream().map(Stack::id).collect(Collectors.joining(", ")),
                    hint);
        }
        return (used.isEmpty() ? present : used)
                .stream().min(OLDEST).map(stack -> new Choice(stack, without(stack, present)));
    }

    /** Whether a job has ever run on a stack; empty if the stack is deleted meanwhile. */
    private Optional<Boolean> hasJobs(Stack stack) {
        try {
            return Optional.of(
                    resourceManager.jobs().ofStack(stack.id()).iterator().hasNext());
        } catch (FeatureStoreException e) {
            if (e.code() == FailureCode.CLOUD_REFUSED
                    && resourceManager.stacks().find(stack.id()).isEmpty()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static List<Stack> without(Stack chosen, List<Stack> stacks) {
        return stacks.stream().filter(stack -> !stack.id().equals(chosen.id())).toList();
    }
}
