package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.engine.OutputValue;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import java.util.List;
import java.util.Optional;

/** What a finished job left, and the files of stacks. Until a job is finished its files are refused with 409. */
final class JobFiles {

    private static final String OCTETS = "application/octet-stream";
    private static final String ZIP = "application/zip";

    private enum PlanFormat {
        BINARY,
        JSON
    }

    private final Ledger ledger;
    private final Bundles bundles;
    private final AssociatedResources resources = new AssociatedResources();
    private final JobJson json = new JobJson();

    JobFiles(Ledger ledger, Bundles bundles) {
        this.ledger = ledger;
        this.bundles = bundles;
    }

    Response stackConfiguration(Request request) {
        return file(bundles.bytes(stack(request).configuration()), ZIP);
    }

    Response stackState(Request request) {
        return file(stack(request).state().flatMap(ledger.blobs()::get), OCTETS);
    }

    Response stackResources(Request request) {
        return resources.answer(stack(request).state().flatMap(ledger.blobs()::get), request);
    }

    Response configuration(Request request) {
        return file(bundles.bytes(finishedJob(request).order().configuration()), ZIP);
    }

    Response state(Request request) {
        return file(finishedJob(request).progress().tfState().flatMap(ledger.blobs()::get), OCTETS);
    }

    Response plan(Request request) {
        PlanFormat format = new QueryParameters(request)
                .choice("tfPlanFormat", PlanFormat.class)
                .orElse(PlanFormat.BINARY);
        JobProgress progress = finishedJob(request).progress();
        return switch (format) {
            case BINARY -> file(progress.plan().flatMap(ledger.blobs()::get), OCTETS);
            case JSON -> file(progress.planJson().flatMap(ledger.blobs()::get), "application/json");
        };
    }

    Response outputs(Request request) {
        Job job = finishedJob(request);
        List<OutputValue> outputs = job.progress().outputs();
        return Page.of(outputs, new QueryParameters(request), "outputs of " + job.id())
                .collection(json::output);
    }

    Response resources(Request request) {
        return resources.answer(finishedJob(request).progress().tfState().flatMap(ledger.blobs()::get), request);
    }

    private Stack stack(Request request) {
        return ledger.stack(request.pathParameter("stackId"));
    }

    private Job finishedJob(Request request) {
        Job job = ledger.job(request.pathParameter("jobId"));
        if (!job.finished()) {
            throw ServiceError.incorrectState(
                    "The job " + job.id() + " is " + job.progress().state() + "; its files are there when it is done.");
        }
        return job;
    }

    private static Response file(Optional<byte[]> content, String type) {
        return content.map(bytes -> Response.of(200, type, bytes)).orElseThrow(ServiceError::notAuthorizedOrNotFound);
    }
}
