package dev.featurestore.emulator.resourcemanager;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.engine.DriftFailedException;
import dev.featurestore.emulator.engine.DriftedResource;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.rest.CommonFields;
import dev.featurestore.emulator.rest.Creation;
import dev.featurestore.emulator.rest.Etags;
import dev.featurestore.emulator.rest.Page;
import dev.featurestore.emulator.rest.QueryParameters;
import dev.featurestore.emulator.rest.RequestBody;
import dev.featurestore.emulator.rest.RetryTokens;
import dev.featurestore.emulator.settings.Settings;
import dev.featurestore.emulator.settings.Settings.Drift;
import dev.featurestore.emulator.settings.SettingsSource;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Detects the drift of stacks with the engine, or by the settings if the engine creates no resources. */
final class DriftDetection {

    /** Duration of a detection at speed 1. */
    private static final Duration DURATION = Duration.ofSeconds(10);

    private static final Set<ServedOperation> NEEDED =
            EnumSet.of(ServedOperation.APPLY, ServedOperation.APPLY_ROLLBACK, ServedOperation.IMPORT_TF_STATE);

    private final Ledger ledger;
    private final RetryTokens retryTokens;
    private final SettingsSource settings;
    private final EngineSource engines;
    private final JobRequests requests;
    private final Clock clock;
    private final AssociatedResources resources = new AssociatedResources();

    DriftDetection(Ledger ledger, RetryTokens retryTokens, SettingsSource settings, EngineSource engines, Clock clock) {
        this.ledger = ledger;
        this.retryTokens = retryTokens;
        this.settings = settings;
        this.engines = engines;
        this.requests = new JobRequests(ledger);
        this.clock = clock;
    }

    Response detect(Request request) {
        // Outside of the change, because an engine can take a long time.
        Optional<List<DriftedResource>> found = compare(ledger.stack(request.pathParameter("stackId")));
        Creation created = ledger.change(() -> retryTokens.once(request, () -> creation(request, found)));
        return Response.empty(202).with("opc-work-request-id", created.id());
    }

    /** The engine's result; empty if it has no resources to compare with, or cannot compare the stack now. */
    private Optional<List<DriftedResource>> compare(ServedStack stack) {
        Optional<ServedJob> last = ledger.lastJob(stack.id()).filter(DriftDetection::comparable);
        if (last.isEmpty() || last.get().order().configuration().unread()) {
            return Optional.empty();
        }
        try {
            return engines.next().drift(requests.comparison(stack, last.get()));
        } catch (DriftFailedException | IOException e) {
            throw ServiceError.of(500, "InternalServerError", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ServiceError.of(500, "InternalServerError", "The embedded cloud is stopping.");
        }
    }

    private static boolean comparable(ServedJob job) {
        return NEEDED.contains(job.order().operation()) && job.progress().state() == ServedJobState.SUCCEEDED;
    }

    private Creation creation(Request request, Optional<List<DriftedResource>> found) {
        ServedStack stack = ledger.stack(request.pathParameter("stackId"));
        Etags.requireMatch(request, stack.etag());
        Optional<List<String>> only = RequestBody.optional(request).list("resourceAddresses");
        Optional<ServedJob> last = ledger.lastJob(stack.id());
        if (last.filter(DriftDetection::comparable).isEmpty()) {
            throw ServiceError.incorrectState("The last job of the stack " + stack.id()
                    + " must be an APPLY or an IMPORT_TF_STATE job with the state SUCCEEDED, but it has "
                    + last.map(job -> job.order().operation() + " "
                                    + job.progress().state())
                            .orElse("no job")
                    + ".");
        }
        Settings now = settings.forRequest();
        Instant accepted = clock.instant();
        List<ResourceDrift> drifts = resources.resources(stack.state().map(ledger.blobs()::get)).stream()
                .filter(resource -> only.map(addresses -> addresses.contains(address(resource)))
                        .orElse(true))
                .map(resource ->
                        found.map(drifted -> found(resource, drifted)).orElseGet(() -> configured(resource, now)))
                .toList();
        WorkRequest detection = new WorkRequest(
                ledger.nextId("ormworkrequest"),
                ledger.nextSequence(),
                WorkRequest.Operation.DRIFT_DETECTION,
                stack.id(),
                stack.compartmentId(),
                accepted,
                accepted.plusNanos((long) (DURATION.toNanos() / now.speed())),
                drifts);
        return new Creation(
                detection.id(),
                detection.id(),
                detection.json(accepted),
                () -> ledger.workRequests().save(detection.id(), detection));
    }

    private static String address(JsonNode resource) {
        return resource.path("resourceAddress").asText();
    }

    private static ResourceDrift configured(JsonNode resource, Settings settings) {
        Optional<Drift> drift = Optional.ofNullable(settings.drift().get(address(resource)));
        Map<String, String> actual = new TreeMap<>();
        drift.ifPresent(change -> change.attributes()
                .forEach((name, value) -> actual.put(name, value.isValueNode() ? value.asText() : value.toString())));
        return drift(resource, drift.map(Drift::kind), actual);
    }

    private static ResourceDrift found(JsonNode resource, List<DriftedResource> drifted) {
        Optional<DriftedResource> found = drifted.stream()
                .filter(one -> one.address().equals(address(resource)))
                .findFirst();
        return drift(
                resource,
                found.map(one -> one.deleted() ? Drift.Kind.DELETED : Drift.Kind.MODIFIED),
                found.map(DriftedResource::actual).orElse(Map.of()));
    }

    private static ResourceDrift drift(JsonNode resource, Optional<Drift.Kind> kind, Map<String, String> actual) {
        return new ResourceDrift(
                address(resource),
                resource.path("resourceType").asText(),
                resource.path("resourceName").asText(),
                resource.path("resourceId").textValue(),
                CommonFields.map(resource.path("attributes")),
                kind,
                actual);
    }

    /** The last finished detection of a stack's drift. */
    Optional<WorkRequest> last(ServedStack stack) {
        Instant now = clock.instant();
        return ledger.workRequests().all().stream()
                .filter(work -> work.operation() == WorkRequest.Operation.DRIFT_DETECTION)
                .filter(detection -> detection.stackId().equals(stack.id()) && detection.finished(now))
                .max(Comparator.comparingLong(WorkRequest::sequence));
    }

    Response details(Request request) {
        ServedStack stack = ledger.stack(request.pathParameter("stackId"));
        QueryParameters query = new QueryParameters(request);
        List<String> statuses = request.queryAll("resourceDriftStatus");
        Optional<WorkRequest> detection =
                query.text("workRequestId").map(id -> finished(id, stack)).or(() -> last(stack));
        List<ResourceDrift> found = detection.map(WorkRequest::drifts).orElse(List.of()).stream()
                .filter(drift -> statuses.isEmpty() || statuses.contains(drift.status()))
                .toList();
        return Page.of(found, query, "drift of " + stack.id() + " " + statuses)
                .collection(drift -> drift.json(detection.orElseThrow()));
    }

    private WorkRequest finished(String id, ServedStack stack) {
        WorkRequest detection = ledger.workRequests()
                .find(id)
                .filter(found -> found.operation() == WorkRequest.Operation.DRIFT_DETECTION)
                .filter(found -> found.stackId().equals(stack.id()))
                .orElseThrow(ServiceError::notAuthorizedOrNotFound);
        if (!detection.finished(clock.instant())) {
            throw ServiceError.incorrectState("The work request " + id + " has not finished yet.");
        }
        return detection;
    }
}
