package dev.featurestore.emulator.resourcemanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.rest.RequestBody;
import java.util.Arrays;
import java.util.Optional;

/**
 * The rollback of a PLAN_ROLLBACK or APPLY_ROLLBACK job: CreatePlanRollbackJobOperationDetails and
 * CreateApplyRollbackJobOperationDetails of the "Resource Manager API". The job runs the configuration and the
 * variables of its target, an earlier successful apply job ("Creating a Plan Rollback Job" and "Creating an Apply
 * Rollback Job" in OCI's documentation). OCI does not document whether the configuration of the stack changes too; here
 * it does not.
 *
 * @param strategy the choice of an APPLY_ROLLBACK job; empty for a PLAN_ROLLBACK job
 * @param planJobId the OCID of the PLAN_ROLLBACK job; only with {@link Strategy#FROM_PLAN_ROLLBACK_JOB_ID}
 * @param targetJobId the OCID of the APPLY job to return to; not with a plan
 */
record Rollback(Optional<Strategy> strategy, Optional<String> planJobId, Optional<String> targetJobId) {

    private static final String STRATEGY = "executionPlanRollbackStrategy";
    private static final String PLAN = "executionPlanRollbackJobId";
    private static final String TARGET = "targetRollbackJobId";

    /** Resource Manager's {@code executionPlanRollbackStrategy}. */
    enum Strategy {
        FROM_PLAN_ROLLBACK_JOB_ID,
        FROM_LATEST_PLAN_ROLLBACK_JOB_ID,
        AUTO_APPROVED
    }

    /** The rollback of a plan. */
    static Rollback plan(RequestBody details) {
        return new Rollback(Optional.empty(), Optional.empty(), Optional.of(details.requiredText(TARGET)));
    }

    /** The rollback of an apply. */
    static Rollback apply(RequestBody details) {
        Strategy strategy = strategy(details.requiredText(STRATEGY));
        return new Rollback(
                Optional.of(strategy),
                strategy == Strategy.FROM_PLAN_ROLLBACK_JOB_ID
                        ? Optional.of(details.requiredText(PLAN))
                        : Optional.empty(),
                strategy == Strategy.AUTO_APPROVED ? Optional.of(details.requiredText(TARGET)) : Optional.empty());
    }

    private static Strategy strategy(String name) {
        for (Strategy strategy : Strategy.values()) {
            if (strategy.name().equals(name)) {
                return strategy;
            }
        }
        throw ServiceError.invalidParameter(STRATEGY, "It must be one of " + Arrays.toString(Strategy.values()) + ".");
    }

    void put(ObjectNode json) {
        strategy.ifPresent(chosen -> {
            json.put(STRATEGY, chosen.name());
            json.put(PLAN, planJobId.orElse(null));
        });
        json.put(TARGET, targetJobId.orElse(null));
    }

    /** Reads the details that {@link #put} wrote; empty for other operations. */
    static Optional<Rollback> fromDisk(JsonNode json) {
        return json.has(TARGET)
                ? Optional.of(new Rollback(
                        Optional.ofNullable(json.path(STRATEGY).textValue()).map(Strategy::valueOf),
                        Optional.ofNullable(json.path(PLAN).textValue()),
                        Optional.ofNullable(json.path(TARGET).textValue())))
                : Optional.empty();
    }
}
