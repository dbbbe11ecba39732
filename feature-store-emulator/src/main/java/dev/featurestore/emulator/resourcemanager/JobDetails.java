package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.resourcemanager.PlanChoice.Strategy;
import dev.featurestore.emulator.rest.RequestBody;
import dev.featurestore.emulator.rest.Tags;
import java.util.Arrays;
import java.util.Optional;

/** Reads and checks CreateJobDetails: the operation in its newer form, its older form, or in both if they are equal. */
final class JobDetails {

    private final RequestBody body;
    private final Optional<RequestBody> operationDetails;

    JobDetails(RequestBody body) {
        this.body = body;
        this.operationDetails = body.object("jobOperationDetails");
    }

    String stackId() {
        return body.requiredText("stackId");
    }

    ServedOperation operation() {
        Optional<String> older = body.text("operation");
        Optional<String> newer = operationDetails.map(details -> details.requiredText("operation"));
        if (older.isPresent() && newer.isPresent() && !older.equals(newer)) {
            throw ServiceError.invalidParameter(
                    "operation",
                    "It is " + older.get() + ", but the operation of jobOperationDetails is " + newer.get() + ".");
        }
        String name = newer.or(() -> older).orElseThrow(() -> ServiceError.missingParameter("operation"));
        for (ServedOperation operation : ServedOperation.values()) {
            if (operation.name().equals(name)) {
                return operation;
            }
        }
        throw ServiceError.invalidParameter(
                "operation",
                "The embedded cloud serves " + Arrays.toString(ServedOperation.values()) + ", not " + name + ".");
    }

    boolean providerUpgradeRequired() {
        return operationDetails
                .map(details -> details.flag("isProviderUpgradeRequired"))
                .orElse(false);
    }

    Optional<AdvancedOptions> advancedOptions() {
        return operationDetails
                .flatMap(details -> details.object("terraformAdvancedOptions"))
                .map(AdvancedOptions::of);
    }

    /** The Terraform state of an IMPORT_TF_STATE job. */
    Optional<byte[]> importedState(ServedOperation operation) {
        return operation == ServedOperation.IMPORT_TF_STATE
                ? Optional.of(ImportedState.of(requiredDetails().requiredText("tfStateBase64Encoded")))
                : Optional.empty();
    }

    /** The plan that an APPLY job applies; checks that a DESTROY job uses its own. */
    Optional<PlanChoice> plan(ServedOperation operation) {
        return switch (operation) {
            case PLAN, IMPORT_TF_STATE, PLAN_ROLLBACK, APPLY_ROLLBACK -> Optional.empty();
            case APPLY -> Optional.of(operationDetails.isPresent() ? newerChoice() : olderChoice());
            case DESTROY -> {
                operationDetails.flatMap(JobDetails::strategy).ifPresent(JobDetails::requireAutoApproved);
                yield Optional.empty();
            }
        };
    }

    /** The rollback of a PLAN_ROLLBACK or an APPLY_ROLLBACK job. */
    Optional<Rollback> rollback(ServedOperation operation) {
        return switch (operation) {
            case PLAN_ROLLBACK -> Optional.of(Rollback.plan(requiredDetails()));
            case APPLY_ROLLBACK -> Optional.of(Rollback.apply(requiredDetails()));
            case PLAN, APPLY, DESTROY, IMPORT_TF_STATE -> Optional.empty();
        };
    }

    private RequestBody requiredDetails() {
        return operationDetails.orElseThrow(() -> ServiceError.missingParameter("jobOperationDetails"));
    }

    private PlanChoice newerChoice() {
        RequestBody details = operationDetails.orElseThrow();
        Strategy strategy = strategy(details).orElse(Strategy.AUTO_APPROVED);
        return new PlanChoice(
                strategy, strategy == Strategy.FROM_PLAN_JOB_ID ? details.requiredText("executionPlanJobId") : null);
    }

    private PlanChoice olderChoice() {
        return body.object("applyJobPlanResolution")
                .map(resolution -> {
                    Optional<String> planJobId = resolution.text("planJobId");
                    if (planJobId.isPresent()) {
                        return new PlanChoice(Strategy.FROM_PLAN_JOB_ID, planJobId.get());
                    }
                    return resolution.flag("isUseLatestJobId")
                            ? new PlanChoice(Strategy.FROM_LATEST_PLAN_JOB, null)
                            : PlanChoice.AUTO_APPROVED;
                })
                .orElse(PlanChoice.AUTO_APPROVED);
    }

    private static Optional<Strategy> strategy(RequestBody details) {
        return details.text("executionPlanStrategy").map(name -> {
            for (Strategy strategy : Strategy.values()) {
                if (strategy.name().equals(name)) {
                    return strategy;
                }
            }
            throw ServiceError.invalidParameter(
                    "executionPlanStrategy", "It must be one of " + Arrays.toString(Strategy.values()) + ".");
        });
    }

    private static void requireAutoApproved(Strategy strategy) {
        if (strategy != Strategy.AUTO_APPROVED) {
            throw ServiceError.invalidParameter("executionPlanStrategy", "It must be AUTO_APPROVED for a DESTROY job.");
        }
    }

    Optional<String> displayName() {
        return ServedStackDetails.displayName(body);
    }

    Tags tags() {
        return body.tags(Tags.NONE);
    }
}
