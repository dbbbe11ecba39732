package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.rest.Creation;
import dev.featurestore.emulator.rest.Etags;
import dev.featurestore.emulator.rest.Listing;
import dev.featurestore.emulator.rest.QueryParameters;
import dev.featurestore.emulator.rest.RequestBody;
import dev.featurestore.emulator.rest.RetryTokens;
import dev.featurestore.emulator.settings.Settings;
import dev.featurestore.emulator.settings.SettingsSource;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Creates, finds and cancels jobs. */
final class ServedJobs {

    private static final Listing<ServedJob> LISTING = new Listing<>(
            "jobs", job -> job.order().displayName(), job -> job.order().sequence());

    private final Ledger ledger;
    private final JobRunner runner;
    private final RetryTokens retryTokens;
    private final SettingsSource settings;
    private final Clock clock;
    private final SourceJobs sources;
    private final JobJson json = new JobJson();

    ServedJobs(Ledger ledger, JobRunner runner, RetryTokens retryTokens, SettingsSource settings, Clock clock) {
        this.ledger = ledger;
        this.runner = runner;
        this.retryTokens = retryTokens;
        this.settings = settings;
        this.clock = clock;
        this.sources = new SourceJobs(ledger);
    }

    Response create(Request request) {
        return ledger.change(() -> retryTokens.once(request, () -> creation(request)))
                .response();
    }

    private Creation creation(Request request) {
        RequestBody body = RequestBody.of(request);
        JobDetails details = new JobDetails(body);
        ServedStack stack = ledger.stack(details.stackId());
        ServedOperation operation = details.operation();
        Optional<PlanChoice> choice = details.plan(operation);
        Optional<Rollback> rollback = details.rollback(operation);
        Optional<byte[]> imported = details.importedState(operation);
        rollback.ifPresent(chosen -> requireRollbackJobs(operation));
        requireRoom(stack);
        Optional<ServedJob> source = choice.flatMap(chosen -> sources.plan(chosen, stack))
                .or(() -> rollback.map(chosen -> sources.rollback(chosen, stack)));
        Optional<ServedJob> plan = source.filter(job -> job.order().operation().plans());
        Instant now = clock.instant();
        ServedJobOrder order = new ServedJobOrder(
                ledger.nextId("ormjob"),
                ledger.nextSequence(),
                stack.id(),
                stack.compartmentId(),
                details.displayName().orElseGet(() -> ServedStacks.defaultName("job", now)),
                operation,
                choice,
                rollback,
                plan.map(ServedJob::id),
                imported.map(ledger.blobs()::put),
                details.providerUpgradeRequired(),
                details.advancedOptions(),
                now,
                source.map(job -> job.order().configuration()).orElse(stack.configuration()),
                stack.state(),
                details.tags());
        ServedJob job = new ServedJob(order, JobProgress.ACCEPTED, 1);
        return new Creation(job.id(), job.etag(), json.whole(job), () -> {
            ledger.save(job);
            runner.start(job);
        });
    }

    private void requireRollbackJobs(ServedOperation operation) {
        if (!settings.forRequest().rollbackJobs()) {
            throw ServiceError.invalidParameter("operation", operation + " is turned off in this cloud.");
        }
    }

    private void requireRoom(ServedStack stack) {
        Settings now = settings.forRequest();
        if (!now.queueJobs() && ledger.hasActiveJob(stack.id())) {
            throw ServiceError.incorrectState(
                    "The stack " + stack.id() + " has an unfinished job. A stack runs one job at a time.");
        }
        if (ledger.activeJobs() >= now.jobLimit()) {
            throw ServiceError.limitExceeded("The limit of unfinished jobs is reached: " + now.jobLimit() + ".");
        }
    }

    Response get(Request request) {
        ServedJob job = ledger.job(request.pathParameter("jobId"));
        return Response.json(200, json.whole(job)).with("etag", job.etag());
    }

    Response update(Request request) {
        return ledger.change(() -> {
            ServedJob before = ledger.job(request.pathParameter("jobId"));
            Etags.requireMatch(request, before.etag());
            RequestBody body = RequestBody.of(request);
            String name =
                    ServedStackDetails.displayName(body).orElse(before.order().displayName());
            ServedJob after = before.with(
                    before.order().described(name, body.tags(before.order().tags())));
            ledger.save(after);
            return Response.json(200, json.whole(after)).with("etag", after.etag());
        });
    }

    Response list(Request request) {
        QueryParameters query = new QueryParameters(request);
        Listing.requireOneOf(query, "compartmentId", "stackId", "id");
        Optional<String> compartmentId = query.text("compartmentId");
        Optional<String> stackId = query.text("stackId");
        Optional<String> id = query.text("id");
        Optional<String> displayName = query.text("displayName");
        Optional<ServedJobState> state = query.choice("lifecycleState", ServedJobState.class);
        return LISTING.page(
                        ledger.jobs().all().stream()
                                .filter(job -> compartmentId
                                        .map(job.order().compartmentId()::equals)
                                        .orElse(true))
                                .filter(job -> stackId.map(job.order().stackId()::equals)
                                        .orElse(true))
                                .filter(job -> id.map(job.id()::equals).orElse(true))
                                .filter(job -> displayName
                                        .map(job.order().displayName()::equals)
                                        .orElse(true))
                                .filter(job -> state.map(job.progress().state()::equals)
                                        .orElse(true)),
                        query)
                .array(json::summary);
    }

    /** Requests a job to stop. The answer comes at once; the job runs until its engine stops. */
    Response cancel(Request request) {
        boolean forced = new QueryParameters(request).flag("isForced").orElse(false);
        return ledger.change(() -> {
            ServedJob job = ledger.job(request.pathParameter("jobId"));
            Etags.requireMatch(request, job.etag());
            if (job.finished()) {
                throw ServiceError.incorrectState("Cannot cancel the job " + job.id() + ": it is "
                        + job.progress().state() + ".");
            }
            boolean byForce = forced || job.progress().forcedCancellation().orElse(false);
            ledger.save(job.with(JobProgress.unfinished(ServedJobState.CANCELING, Optional.of(byForce))));
            runner.cancel(job.id(), byForce);
            return Response.empty(204);
        });
    }
}
