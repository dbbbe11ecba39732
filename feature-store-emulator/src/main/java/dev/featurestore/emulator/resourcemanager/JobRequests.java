package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.engine.EngineOperation;
import dev.featurestore.emulator.engine.JobRequest;
import dev.featurestore.emulator.engine.SavedPlan;
import dev.featurestore.emulator.signing.Tenancy;
import java.util.List;
import java.util.Optional;

/** Creates the requests for engines. */
final class JobRequests {

    private final Ledger ledger;

    JobRequests(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The request of a job that starts. */
    JobRequest jobRequest(ServedJob job) {
        return request(
                job.order(),
                job.order().operation().engineOperation(),
                job.order().stateBefore());
    }

    /** The request of a drift detection, with the configuration of the stack's last job. */
    JobRequest comparison(ServedStack stack, ServedJob last) {
        return request(last.order(), EngineOperation.PLAN, stack.state());
    }

    private JobRequest request(ServedJobOrder order, EngineOperation operation, Optional<String> state) {
        return new JobRequest(
                operation,
                ledger.blobs().path(order.configuration().bundle()),
                order.configuration().folder(),
                order.configuration().variables(),
                state.map(ledger.blobs()::get),
                plan(order),
                Tenancy.REGION,
                order.compartmentId(),
                order.stackId(),
                order.id(),
                () -> otherStates(order.stackId()));
    }

    private List<byte[]> otherStates(String stackId) {
        return ledger.stacks().all().stream()
                .filter(stack -> !stack.id().equals(stackId))
                .flatMap(stack -> ledger.soundState(stack).stream())
                .toList();
    }

    /** A plan can be applied only to the state that it was created for. */
    private Optional<SavedPlan> plan(ServedJobOrder order) {
        return order.resolvedPlanJobId()
                .flatMap(ledger.jobs()::find)
                .flatMap(plan -> plan.progress()
                        .plan()
                        .map(digest -> new SavedPlan(
                                plan.id(),
                                ledger.blobs().path(digest),
                                !plan.order().stateBefore().equals(order.stateBefore()))));
    }
}
