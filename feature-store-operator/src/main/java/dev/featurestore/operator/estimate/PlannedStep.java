package dev.featurestore.operator.estimate;

import dev.featurestore.operator.graph.ReferenceGraph;
import dev.featurestore.operator.joblog.DoneResource;
import dev.featurestore.operator.joblog.ResourceStep;

/**
 * What a job does to a resource. To replace one takes two steps.
 *
 * @param address address of the resource
 * @param action the action
 */
record PlannedStep(String address, DoneResource.Action action) {

    /** The step of a line of the log. */
    static PlannedStep of(ResourceStep step) {
        return new PlannedStep(step.address(), DoneResource.Action.of(step));
    }

    /** The action, and the type of the resource. */
    StepType type() {
        String[] names = ReferenceGraph.withoutKeys(address).split("\\.", -1);
        return new StepType(action, names.length < 2 ? address : names[names.length - 2]);
    }
}
