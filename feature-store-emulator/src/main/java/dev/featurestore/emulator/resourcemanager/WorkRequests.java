package dev.featurestore.emulator.resourcemanager;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.rest.Page;
import dev.featurestore.emulator.rest.QueryParameters;
import dev.featurestore.emulator.rest.SortOrder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Finds work requests, their logs and their errors. */
final class WorkRequests {

    private final Ledger ledger;
    private final Clock clock;

    WorkRequests(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    private WorkRequest find(Request request) {
        return ledger.workRequests()
                .find(request.pathParameter("workRequestId"))
                .orElseThrow(ServiceError::notAuthorizedOrNotFound);
    }

    Response get(Request request) {
        return Response.json(200, find(request).json(clock.instant()));
    }

    Response list(Request request) {
        QueryParameters query = new QueryParameters(request);
        String compartmentId =
                query.text("compartmentId").orElseThrow(() -> ServiceError.missingParameter("compartmentId"));
        List<WorkRequest> found = ledger.workRequests().all().stream()
                .filter(work -> work.compartmentId().equals(compartmentId))
                .filter(work ->
                        query.text("resourceId").map(work.stackId()::equals).orElse(true))
                .sorted(Comparator.comparingLong(WorkRequest::sequence).reversed())
                .toList();
        return Page.of(found, query, "work requests of " + compartmentId).array(work -> work.json(clock.instant()));
    }

    Response logs(Request request) {
        WorkRequest work = find(request);
        QueryParameters query = new QueryParameters(request);
        boolean ascending = query.choice("sortOrder", SortOrder.class).orElse(SortOrder.ASC) == SortOrder.ASC;
        List<ObjectNode> logs = new ArrayList<>(work.logs(clock.instant()));
        if (!ascending) {
            Collections.reverse(logs);
        }
        return Page.of(logs, query, "logs of " + work.id() + ascending).array(line -> line);
    }

    /** None: a detection of drift cannot fail here. */
    Response errors(Request request) {
        find(request);
        return Page.of(List.<ObjectNode>of(), new QueryParameters(request), "errors")
                .array(error -> error);
    }
}
