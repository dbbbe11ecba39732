package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Jobs;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.jobs.PollSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes sure that one stack remains when several first deployments of one name create one each at the same time.
 *
 * <p>After the create and before the first job the stacks of the name are listed again, until the new stack itself is in
 * the list. This relies on two properties of Resource Manager: a list that contains a stack contains the stacks that were
 * created before it, and a stack that is created after a list was answered has a later {@code timeCreated} than those in
 * the list. Then each deployment whose stack is not the oldest sees the older one, and {@link NamedStacks} chooses the same
 * stack in all of them. The others delete their own stacks, on which no job has run, and use the chosen one.
 */
final class FirstStack {

    /** How often the list is asked for a stack that was just created; after that it counts as listed. */
    private static final int LOOKS = 15;

    /** How often the chosen stack is asked for the first job of the deployment that created it. */
    private static final int LOOKS_FOR_JOB = 15;

    private final ResourceManager resourceManager;
    private final NamedStacks named;
    private final PollSchedule pace;
    private final Consumer<Event> listener;

    FirstStack(ResourceManager resourceManager, PollSchedule pace, Consumer<Event> listener) {
        this.resourceManager = resourceManager;
        this.named = new NamedStacks(resourceManager);
        this.pace = pace;
        this.listener = listener;
    }

    /**
     * The stack to deploy to: the one that this run has created, or the one of another run.
     *
     * @param own the stack that this run has created, and on which it has started no job
     * @throws FeatureStoreException {@code STACK_AMBIGUOUS} if other stacks of the name have jobs, more than one of them
     */
    Stack agreed(Stack own, String name) throws InterruptedException {
        List<Stack> stacks = listedWith(own, name);
        Stack chosen;
        try {
            chosen = named.choose(stacks, name, TargetFinder.AMBIGUOUS)
                    .map(NamedStacks.Choice::stack)
                    .orElse(own);
        } catch (FeatureStoreException e) {
            withdraw(own);
            throw e;
        }
        if (chosen.id().equals(own.id())) {
            return own;
        }
        listener.accept(new Event.StackYielded(own, chosen, withdraw(own)));
        awaitFirstJob(chosen);
        return chosen;
    }

    private List<Stack> listedWith(Stack own, String name) throws InterruptedException {
        List<Stack> stacks = named.tagged(own.compartmentId(), name);
        for (int looks = 1; looks < LOOKS && !contains(stacks, own); looks++) {
            pace.moment();
            stacks = named.tagged(own.compartmentId(), name);
        }
        if (contains(stacks, own)) {
            return stacks;
        }
        List<Stack> all = new ArrayList<>(stacks);
        all.add(own);
        return all;
    }

    private static boolean contains(List<Stack> stacks, Stack own) {
        return stacks.stream().anyMatch(stack -> stack.id().equals(own.id()));
    }

    /**
     * Deletes the stack that this run has created, unless a job has run on it.
     *
     * @return whether it is deleted
     */
    private boolean withdraw(Stack own) {
        try {
            if (resourceManager.jobs().ofStack(own.id()).iterator().hasNext()) {
                return false;
            }
            resourceManager.stacks().delete(own.id());
            return true;
        } catch (FeatureStoreException stays) {
            return resourceManager.stacks().find(own.id()).isEmpty();
        }
    }

    /** Gives the deployment that created the stack the time to start its job. If it has ended, this one starts a job. */
    private void awaitFirstJob(Stack chosen) throws InterruptedException {
        Jobs jobs = resourceManager.jobs();
        for (int looks = 1;
                looks <= LOOKS_FOR_JOB && !jobs.ofStack(chosen.id()).iterator().hasNext();
                looks++) {
            pace.moment();
        }
    }
}
