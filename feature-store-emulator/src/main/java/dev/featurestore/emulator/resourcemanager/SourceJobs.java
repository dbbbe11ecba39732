package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.http.ServiceError;
import java.util.Comparator;
import java.util.Optional;

/** Finds the earlier job whose plan or configuration a job uses. */
final class SourceJobs {

    private final Ledger ledger;

    SourceJobs(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The PLAN job whose plan an APPLY job applies; empty if the job creates its own plan. */
    Optional<ServedJob> plan(PlanChoice choice, ServedStack stack) {
        return switch (choice.strategy()) {
            case AUTO_APPROVED -> Optional.empty();
            case FROM_PLAN_JOB_ID ->
                Optional.of(succeeded(named(
                        "executionPlanJobId",
                        Optional.ofNullable(choice.planJobId()).orElse(""),
                        ServedOperation.PLAN,
                        stack)));
            case FROM_LATEST_PLAN_JOB ->
                Optional.of(succeeded(latest("executionPlanStrategy", ServedOperation.PLAN, stack)));
        };
    }

    /** The PLAN_ROLLBACK job whose plan the job applies, or the APPLY job that it returns to. */
    ServedJob rollback(Rollback rollback, ServedStack stack) {
        Optional<String> target = rollback.targetJobId();
        if (target.isPresent()) {
            return succeeded(named("targetRollbackJobId", target.get(), ServedOperation.APPLY, stack));
        }
        return succeeded(rollback.planJobId()
                .map(id -> named("executionPlanRollbackJobId", id, ServedOperation.PLAN_ROLLBACK, stack))
                .orElseGet(() -> latest("executionPlanRollbackStrategy", ServedOperation.PLAN_ROLLBACK, stack)));
    }

    private ServedJob named(String parameter, String id, ServedOperation operation, ServedStack stack) {
        return ledger.jobs()
                .find(id)
                .filter(job -> is(job, operation, stack))
                .orElseThrow(() -> ServiceError.invalidParameter(
                        parameter, "The stack " + stack.id() + " has no " + operation + " job " + id + "."));
    }

    private ServedJob latest(String parameter, ServedOperation operation, ServedStack stack) {
        return ledger.jobs().all().stream()
                .filter(job -> is(job, operation, stack))
                .max(Comparator.comparingLong(job -> job.order().sequence()))
                .orElseThrow(() -> ServiceError.invalidParameter(
                        parameter, "The stack " + stack.id() + " has no " + operation + " job yet."));
    }

    private static boolean is(ServedJob job, ServedOperation operation, ServedStack stack) {
        return job.order().operation() == operation && job.order().stackId().equals(stack.id());
    }

    private static ServedJob succeeded(ServedJob job) {
        if (job.progress().state() != ServedJobState.SUCCEEDED) {
            throw ServiceError.incorrectState("Cannot use the " + job.order().operation() + " job " + job.id()
                    + ": it is " + job.progress().state() + ", but must be SUCCEEDED.");
        }
        return job;
    }
}
