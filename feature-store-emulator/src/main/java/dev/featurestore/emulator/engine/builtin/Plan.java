package dev.featurestore.emulator.engine.builtin;

import dev.featurestore.emulator.engine.Action;
import dev.featurestore.terraform.module.Resource;
import java.util.List;
import java.util.Optional;

/**
 * What a job is to change.
 *
 * @param changes in the order in which they are made; resources that stay as they are have none
 * @param outputs the outputs that the root module will have
 */
record Plan(List<Change> changes, List<PlannedOutput> outputs) {

    Plan {
        changes = List.copyOf(changes);
        outputs = List.copyOf(outputs);
    }

    /**
     * A change of one resource.
     *
     * @param action what is done
     * @param address its full address
     * @param prior what it is now; empty for a creation
     * @param declared its block; empty for a destruction
     * @param dependencies addresses of the resources that it depends on
     */
    record Change(
            Action action,
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

    long count(Action action) {
        return changes.stream().filter(change -> change.action() == action).count();
    }
}
