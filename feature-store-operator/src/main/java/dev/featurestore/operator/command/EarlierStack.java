package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.jobs.StackMemory;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.words.Count;
import java.util.function.Consumer;

/**
 * Reports the stack that a configuration was deployed to before, when it creates another one because its {@code stack_name},
 * compartment or region has changed: the earlier stack is not touched, so its resources keep running.
 */
final class EarlierStack implements Consumer<Event> {

    private final Console console;
    private final CloudSession session;
    private final StackMemory memory;
    private final OperatorConfig config;

    EarlierStack(Console console, CloudSession session, StackMemory memory, OperatorConfig config) {
        this.console = console;
        this.session = session;
        this.memory = memory;
        this.config = config;
    }

    @Override
    public void accept(Event event) {
        if (event instanceof Event.StackCreated) {
            memory.last().ifPresent(this::report);
        } else if (event instanceof Event.JobSubmitted submitted) {
            remember(submitted.job());
        } else if (event instanceof Event.JobFound found) {
            remember(found.job());
        }
    }

    private void remember(Job job) {
        if (job.operation() == JobOperation.APPLY) {
            memory.remember(
                    new StackMemory.Entry(job.stackId(), config.stackName(), config.region(), config.compartmentId()));
        }
    }

    private void report(StackMemory.Entry earlier) {
        int resources = resources(earlier);
        if (resources > 0) {
            String words = "This configuration was deployed before to stack " + earlier.name() + "  "
                    + earlier.stackId()
                    + ", which still has "
                    + Count.of(resources, "resource") + " in region " + earlier.region()
                    + ", compartment "
                    + earlier.compartmentId() + (session.rehearsal() ? "" : ". They keep running and cost money")
                    + ". To rename that stack, set spec.stack_id to its OCID. If you do not need the resources, destroy them:";
            console.commands()
                    .lines(words, Command.ofStack(Goal.DESTROY, earlier.stackId()))
                    .forEach(console::warn);
        }
    }

    /** How many resources the stack still has; none if it is deleted or cannot be read. */
    private int resources(StackMemory.Entry earlier) {
        try (ResourceManager resourceManager = session.resourceManager(earlier.region())) {
            return resourceManager.stacks().find(earlier.stackId()).isPresent()
                    ? resourceManager.stacks().resources(earlier.stackId()).size()
                    : 0;
        } catch (FeatureStoreException unreadable) {
            return 0; // Skip the warning: the deployment does not need the earlier stack.
        }
    }
}
