package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.rest.Creation;
import dev.featurestore.emulator.rest.Etags;
import dev.featurestore.emulator.rest.RequestBody;
import dev.featurestore.emulator.rest.RetryTokens;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Moves a stack and its jobs into another compartment: ChangeStackCompartment of the "Resource Manager API". */
final class CompartmentChange {

    private final Ledger ledger;
    private final RetryTokens retryTokens;
    private final Clock clock;

    CompartmentChange(Ledger ledger, RetryTokens retryTokens, Clock clock) {
        this.ledger = ledger;
        this.retryTokens = retryTokens;
        this.clock = clock;
    }

    /** Moves the stack at once; its work request has ended when the client asks for it. */
    Response change(Request request) {
        Creation created = ledger.change(() -> retryTokens.once(request, () -> creation(request)));
        return Response.empty(202).with("opc-work-request-id", created.id());
    }

    private Creation creation(Request request) {
        ServedStack stack = ledger.stack(request.pathParameter("stackId"));
        Etags.requireMatch(request, stack.etag());
        String compartmentId = RequestBody.of(request).requiredText("compartmentId");
        Instant now = clock.instant();
        WorkRequest move = new WorkRequest(
                ledger.nextId("ormworkrequest"),
                ledger.nextSequence(),
                WorkRequest.Operation.CHANGE_STACK_COMPARTMENT,
                stack.id(),
                compartmentId,
                now,
                now,
                List.of());
        return new Creation(move.id(), move.id(), move.json(now), () -> {
            ledger.save(stack.in(compartmentId));
            ledger.jobs().all().stream()
                    .filter(job -> job.order().stackId().equals(stack.id()))
                    .forEach(job -> ledger.save(job.with(job.order().in(compartmentId))));
            ledger.workRequests().save(move.id(), move);
        });
    }
}
