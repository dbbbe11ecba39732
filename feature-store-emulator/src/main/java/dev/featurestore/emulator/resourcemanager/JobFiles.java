package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.engine.OutputValue;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.rest.Page;
import dev.featurestore.emulator.rest.QueryParameters;
import dev.featurestore.emulator.settings.SettingsSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The files of finished jobs and of stacks. For some time after the end of a job, requests for its files get 409. */
final class JobFiles {

    private static final String OCTETS = "application/octet-stream";
    private static final String ZIP = "application/zip";

    private enum PlanFormat {
        BINARY,
        JSON
    }

    private final Ledger ledger;
    private final BucketBundles buckets;
    private final SettingsSource settings;
    private final Clock clock;
    private final AssociatedResources resources = new AssociatedResources();
    private final JobJson json = new JobJson();

    JobFiles(Ledger ledger, BucketBundles buckets, SettingsSource settings, Clock clock) {
        this.ledger = ledger;
        this.buckets = buckets;
        this.settings = settings;
        this.clock = clock;
    }

    Response stackConfiguration(Request request) {
        ServedStack stack = stack(request);
        ServedConfiguration configuration = stack.configuration();
        return zip(
                configuration.unread() ? buckets.keep(configuration.bucket().orElseThrow()) : configuration.bundle());
    }

    Response stackState(Request request) {
        return file(stack(request).state().map(ledger.blobs()::get), OCTETS);
    }

    Response stackResources(Request request) {
        return resources.answer(stack(request).state().map(ledger.blobs()::get), request);
    }

    Response configuration(Request request) {
        ServedConfiguration configuration = finishedJob(request).order().configuration();
        if (configuration.unread()) {
            // The job ended before it read its bucket.
            throw ServiceError.notAuthorizedOrNotFound();
        }
        return zip(configuration.bundle());
    }

    private Response zip(String digest) {
        Path file = ledger.blobs().path(digest);
        try {
            return Response.stream(200, ZIP, Files.newInputStream(file), Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The state after a job. A plan has none: OCI answers its request with an empty body. */
    Response state(Request request) {
        ServedJob job = finishedJob(request);
        if (job.order().operation().plans()) {
            return Response.of(200, OCTETS, new byte[0]);
        }
        return file(job.progress().tfState().map(ledger.blobs()::get), OCTETS);
    }

    Response plan(Request request) {
        PlanFormat format = new QueryParameters(request)
                .choice("tfPlanFormat", PlanFormat.class)
                .orElse(PlanFormat.BINARY);
        JobProgress progress = finishedJob(request).progress();
        return switch (format) {
            case BINARY -> file(progress.plan().map(ledger.blobs()::get), OCTETS);
            case JSON -> file(progress.planJson().map(ledger.blobs()::get), "application/json");
        };
    }

    Response outputs(Request request) {
        ServedJob job = finishedJob(request);
        List<OutputValue> outputs = job.progress().outputs();
        return Page.of(outputs, new QueryParameters(request), "outputs of " + job.id())
                .collection(json::output);
    }

    Response resources(Request request) {
        return resources.answer(finishedJob(request).progress().tfState().map(ledger.blobs()::get), request);
    }

    private ServedStack stack(Request request) {
        return ledger.stack(request.pathParameter("stackId"));
    }

    private ServedJob finishedJob(Request request) {
        ServedJob job = ledger.job(request.pathParameter("jobId"));
        if (!job.finished()) {
            throw ServiceError.incorrectState("The job " + job.id() + " is "
                    + job.progress().state() + ". Its files are available after its end.");
        }
        Instant there = job.progress()
                .timeFinished()
                .orElseThrow()
                .plus(settings.forRequest().jobFilesLate());
        if (clock.instant().isBefore(there)) {
            throw ServiceError.incorrectState("The files of the job " + job.id() + " are not available yet.");
        }
        return job;
    }

    private static Response file(Optional<byte[]> content, String type) {
        return content.map(bytes -> Response.of(200, type, bytes)).orElseThrow(ServiceError::notAuthorizedOrNotFound);
    }
}
