package dev.featurestore.emulator.resourcemanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.engine.Failure;
import dev.featurestore.emulator.engine.OutputValue;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.rest.CommonFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON of jobs: as Resource Manager answers them, whole or as a summary, and as they are stored on disk. */
final class JobJson {

    /** On disk a job is what the API answers, and what only the embedded cloud knows below this key. */
    private static final String INTERNAL = "internal";

    /** The job as GetJob answers it. */
    ObjectNode whole(ServedJob job) {
        ServedJobOrder order = job.order();
        ObjectNode json = summary(job);
        json.put("isProviderUpgradeRequired", order.providerUpgradeRequired());
        json.set(
                "failureDetails", job.progress().failure().map(JobJson::failure).orElse(null));
        json.set(
                "cancellationDetails",
                job.progress().forcedCancellation().map(JobJson::cancellation).orElse(null));
        json.put("workingDirectory", order.configuration().workingDirectory());
        json.set("variables", CommonFields.map(order.configuration().variables()));
        ObjectNode source = json.putObject("configSource");
        source.put("configSourceRecordType", order.configuration().sourceType());
        order.configuration().bucket().ifPresent(bucket -> bucket.put(source));
        return json;
    }

    /** The job as ListJobs answers it. */
    ObjectNode summary(ServedJob job) {
        ServedJobOrder order = job.order();
        ObjectNode json = Json.object();
        json.put("id", order.id());
        json.put("stackId", order.stackId());
        json.put("compartmentId", order.compartmentId());
        json.put("displayName", order.displayName());
        json.put("operation", order.operation().name());
        json.put("isThirdPartyProviderExperienceEnabled", false);
        json.set("jobOperationDetails", operationDetails(order));
        json.set(
                "applyJobPlanResolution",
                order.plan().map(JobJson::planResolution).orElse(null));
        json.put("resolvedPlanJobId", order.resolvedPlanJobId().orElse(null));
        json.put("timeCreated", CommonFields.time(order.timeCreated()));
        json.put(
                "timeFinished",
                job.progress().timeFinished().map(CommonFields::time).orElse(null));
        json.put("lifecycleState", job.progress().state().name());
        CommonFields.putTags(json, order.tags());
        return json;
    }

    private static ObjectNode operationDetails(ServedJobOrder order) {
        ObjectNode json = Json.object();
        json.put("operation", order.operation().name());
        json.put("isProviderUpgradeRequired", order.providerUpgradeRequired());
        json.set(
                "terraformAdvancedOptions",
                order.advancedOptions().map(AdvancedOptions::json).orElse(null));
        if (order.operation() == ServedOperation.DESTROY) {
            json.put("executionPlanStrategy", PlanChoice.Strategy.AUTO_APPROVED.name());
        }
        order.rollback().ifPresent(rollback -> rollback.put(json));
        order.plan().ifPresent(choice -> {
            json.put("executionPlanStrategy", choice.strategy().name());
            json.put("executionPlanJobId", choice.planJobId());
        });
        return json;
    }

    /** The older form of {@code jobOperationDetails}, which older clients still read. */
    private static JsonNode planResolution(PlanChoice choice) {
        ObjectNode json = Json.object();
        json.put("planJobId", choice.planJobId());
        json.put("isUseLatestJobId", choice.strategy() == PlanChoice.Strategy.FROM_LATEST_PLAN_JOB);
        json.put("isAutoApproved", choice.strategy() == PlanChoice.Strategy.AUTO_APPROVED);
        return json;
    }

    private static JsonNode failure(Failure failure) {
        ObjectNode json = Json.object();
        json.put("code", failure.code());
        json.put("message", failure.message());
        return json;
    }

    private static JsonNode cancellation(boolean forced) {
        ObjectNode json = Json.object();
        json.put("isForced", forced);
        return json;
    }

    /** An output as ListJobOutputs answers it. */
    ObjectNode output(OutputValue output) {
        ObjectNode json = Json.object();
        json.put("outputName", output.name());
        json.put("outputType", output.type());
        json.put("outputValue", output.value());
        json.put("isSensitive", output.sensitive());
        json.put("description", output.description());
        return json;
    }

    ObjectNode toDisk(ServedJob job) {
        JobProgress progress = job.progress();
        ObjectNode json = whole(job);
        ObjectNode internal = json.putObject(INTERNAL);
        internal.put("sequence", job.order().sequence());
        internal.put("revision", job.revision());
        internal.put("bundle", job.order().configuration().bundle());
        internal.put("stateBefore", job.order().stateBefore().orElse(null));
        internal.put("importedState", job.order().importedState().orElse(null));
        internal.put("tfState", progress.tfState().orElse(null));
        internal.put("plan", progress.plan().orElse(null));
        internal.put("planJson", progress.planJson().orElse(null));
        ArrayNode outputs = internal.putArray("outputs");
        progress.outputs().forEach(output -> outputs.add(output(output)));
        return json;
    }

    ServedJob fromDisk(JsonNode json) {
        JsonNode internal = json.path(INTERNAL);
        return new ServedJob(
                order(json, internal),
                progress(json, internal),
                internal.path("revision").asLong());
    }

    private static ServedJobOrder order(JsonNode json, JsonNode internal) {
        ServedOperation operation =
                ServedOperation.valueOf(json.path("operation").asText());
        JsonNode details = json.path("jobOperationDetails");
        return new ServedJobOrder(
                json.path("id").asText(),
                internal.path("sequence").asLong(),
                json.path("stackId").asText(),
                json.path("compartmentId").asText(),
                json.path("displayName").asText(),
                operation,
                operation == ServedOperation.APPLY
                        ? Optional.of(new PlanChoice(
                                PlanChoice.Strategy.valueOf(
                                        details.path("executionPlanStrategy").asText()),
                                details.path("executionPlanJobId").textValue()))
                        : Optional.empty(),
                Rollback.fromDisk(details),
                text(json, "resolvedPlanJobId"),
                text(internal, "importedState"),
                json.path("isProviderUpgradeRequired").asBoolean(),
                AdvancedOptions.fromDisk(details.path("terraformAdvancedOptions")),
                CommonFields.time(json.path("timeCreated")),
                new ServedConfiguration(
                        internal.path("bundle").asText(),
                        BucketSource.fromDisk(json.path("configSource")),
                        json.path("workingDirectory").textValue(),
                        CommonFields.map(json.path("variables"))),
                text(internal, "stateBefore"),
                CommonFields.tags(json));
    }

    private static JobProgress progress(JsonNode json, JsonNode internal) {
        JsonNode failure = json.path("failureDetails");
        JsonNode cancellation = json.path("cancellationDetails");
        List<OutputValue> outputs = new ArrayList<>();
        internal.path("outputs")
                .forEach(output -> outputs.add(new OutputValue(
                        output.path("outputName").asText(),
                        output.path("outputType").asText(),
                        output.path("outputValue").asText(),
                        output.path("isSensitive").asBoolean(),
                        output.path("description").asText())));
        return new JobProgress(
                ServedJobState.valueOf(json.path("lifecycleState").asText()),
                cancellation.isObject()
                        ? Optional.of(cancellation.path("isForced").asBoolean())
                        : Optional.empty(),
                text(json, "timeFinished").map(Instant::parse),
                failure.isObject()
                        ? Optional.of(new Failure(
                                failure.path("code").asText(),
                                failure.path("message").asText()))
                        : Optional.empty(),
                text(internal, "tfState"),
                text(internal, "plan"),
                text(internal, "planJson"),
                outputs);
    }

    private static Optional<String> text(JsonNode json, String name) {
        return Optional.ofNullable(json.path(name).textValue());
    }
}
