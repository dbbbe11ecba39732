package dev.featurestore.emulator.engine.builtin;

import dev.featurestore.emulator.engine.ResourceAction;
import dev.featurestore.terraform.module.Resource;
import java.util.List;
import java.util.Optional;

/**
 * The changes of a job.
 *
 * @param changes the changes in the order of their execution; unchanged resources have none
 * @param outputs the new outputs of the root module
 */
record BuiltInPlan(List<Change> changes, List<PlannedOutput> outputs) {

    BuiltInPlan {
        changes = List.copyOf(changes);
        outputs = List.copyOf(outputs);
    }

    /**
     * A change of one resource.
     *
     * @param action the action
     * @param address the resource's full address
     * @param prior the resource in the state; empty for a creation
     * @param declared its block; empty for a destruction
     * @param dependencies addresses of the resources that it depends on
     */
    record Change(
            ResourceAction action,
            String address,
            Optional<StateEntry> prior,
            Optional<Declared> declared,
            List<String> dependencies) {

        Change {
            dependencies = List.copyOf(dependencies);
        }

        String type() {
            return declared.map(d -> d.resource().type())
                    .or(() -> prior.map(StateEntry::type))
                    .orElseThrow();
        }
    }

    /** A resource in its module. */
    record Declared(ModuleInstance module, Resource resource, String fingerprint) {}

    long count(ResourceAction action) {
        return changes.stream().filter(change -> change.action() == action).count();
    }
}
