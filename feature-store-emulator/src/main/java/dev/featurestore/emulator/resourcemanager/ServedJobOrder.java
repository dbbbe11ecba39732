package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.rest.Tags;
import java.time.Instant;
import java.util.Optional;

/**
 * The request of a job, at its creation.
 *
 * @param id the job's OCID
 * @param sequence its place in the order of creation, unique among stacks and jobs
 * @param stackId the OCID of its stack
 * @param compartmentId the OCID of the stack's compartment
 * @param displayName its name, which can be changed and need not be unique
 * @param operation its operation
 * @param plan the choice of the plan that an APPLY applies; empty for other operations
 * @param rollback the rollback of a PLAN_ROLLBACK or APPLY_ROLLBACK; empty for other operations
 * @param resolvedPlanJobId the PLAN job whose plan it applies; empty if it creates its own plan
 * @param importedState the digest of the Terraform state that it imports
 * @param providerUpgradeRequired whether the client wants newer providers within their constraints
 * @param advancedOptions the client's options for Terraform
 * @param timeCreated time of its creation
 * @param configuration its configuration and variables
 * @param stateBefore the digest of the stack's Terraform state at its start
 * @param tags its tags, which can be changed
 */
record ServedJobOrder(
        String id,
        long sequence,
        String stackId,
        String compartmentId,
        String displayName,
        ServedOperation operation,
        Optional<PlanChoice> plan,
        Optional<Rollback> rollback,
        Optional<String> resolvedPlanJobId,
        Optional<String> importedState,
        boolean providerUpgradeRequired,
        Optional<AdvancedOptions> advancedOptions,
        Instant timeCreated,
        ServedConfiguration configuration,
        Optional<String> stateBefore,
        Tags tags) {

    /** The order with another name and other tags. */
    ServedJobOrder described(String name, Tags newTags) {
        return with(compartmentId, name, newTags, configuration, stateBefore);
    }

    /** The order at the start of its job, with the final configuration and state. */
    ServedJobOrder begun(ServedConfiguration read, Optional<String> state) {
        return with(compartmentId, displayName, tags, read, state);
    }

    /** The order in another compartment. */
    ServedJobOrder in(String otherCompartmentId) {
        return with(otherCompartmentId, displayName, tags, configuration, stateBefore);
    }

    private ServedJobOrder with(
            String place, String name, Tags newTags, ServedConfiguration read, Optional<String> state) {
        return new ServedJobOrder(
                id,
                sequence,
                stackId,
                place,
                name,
                operation,
                plan,
                rollback,
                resolvedPlanJobId,
                importedState,
                providerUpgradeRequired,
                advancedOptions,
                timeCreated,
                read,
                state,
                newTags);
    }
}
