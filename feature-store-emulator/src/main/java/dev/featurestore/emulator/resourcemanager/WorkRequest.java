package dev.featurestore.emulator.resourcemanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.rest.CommonFields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A detection of a stack's drift, or the change of a stack's compartment. Its result is known at its start, but reported
 * after its end.
 *
 * @param id its OCID
 * @param sequence its place in the order of creation
 * @param operation its operation
 * @param stackId the OCID of the stack
 * @param compartmentId the OCID of the stack's compartment
 * @param timeAccepted time of its start
 * @param timeFinished time of its end
 * @param drifts the result of a detection for each resource
 */
record WorkRequest(
        String id,
        long sequence,
        Operation operation,
        String stackId,
        String compartmentId,
        Instant timeAccepted,
        Instant timeFinished,
        List<ResourceDrift> drifts) {

    private static final float DONE = 100;

    /** The supported operations of Resource Manager's work requests. */
    enum Operation {
        DRIFT_DETECTION,
        CHANGE_STACK_COMPARTMENT
    }

    WorkRequest {
        drifts = List.copyOf(drifts);
    }

    boolean finished(Instant now) {
        return !now.isBefore(timeFinished);
    }

    /** The stack's {@code stackDriftStatus} after the detection. */
    String stackStatus() {
        return drifts.stream().noneMatch(ResourceDrift::drifted) ? "IN_SYNC" : "DRIFTED";
    }

    /** As GetWorkRequest answers it. */
    ObjectNode json(Instant now) {
        boolean finished = finished(now);
        ObjectNode json = Json.object();
        json.put("id", id);
        json.put("operationType", operation.name());
        json.put("status", finished ? "SUCCEEDED" : "IN_PROGRESS");
        json.put("compartmentId", compartmentId);
        ObjectNode resource = json.putArray("resources").addObject();
        resource.put("entityType", "ormstack");
        resource.put("actionType", finished ? "UPDATED" : "IN_PROGRESS");
        resource.put("identifier", stackId);
        resource.put("entityUri", "/stacks/" + stackId);
        json.put("percentComplete", finished ? DONE : percent(now));
        json.put("timeAccepted", CommonFields.time(timeAccepted));
        json.put("timeStarted", CommonFields.time(timeAccepted));
        json.put("timeFinished", finished ? CommonFields.time(timeFinished) : null);
        return json;
    }

    private float percent(Instant now) {
        long whole = Math.max(1, Duration.between(timeAccepted, timeFinished).toMillis());
        long passed = Math.max(0, Duration.between(timeAccepted, now).toMillis());
        return Math.min(DONE, DONE * passed / whole);
    }

    /** As ListWorkRequestLogs answers it. */
    List<ObjectNode> logs(Instant now) {
        List<ObjectNode> logs = new ArrayList<>();
        if (operation == Operation.CHANGE_STACK_COMPARTMENT) {
            logs.add(line("Moved the stack " + stackId + " to the compartment " + compartmentId, timeFinished));
            return logs;
        }
        logs.add(line("Detecting the drift of the stack " + stackId + ". Resources: " + drifts.size(), timeAccepted));
        if (finished(now)) {
            drifts.forEach(drift -> logs.add(line(drift.address() + ": " + drift.status(), timeFinished)));
            logs.add(line("The stack is " + stackStatus(), timeFinished));
        }
        return logs;
    }

    private static ObjectNode line(String message, Instant time) {
        return Json.object().put("message", message).put("timestamp", CommonFields.time(time));
    }

    ObjectNode toDisk() {
        ObjectNode json = Json.object();
        json.put("id", id);
        json.put("sequence", sequence);
        json.put("operation", operation.name());
        json.put("stackId", stackId);
        json.put("compartmentId", compartmentId);
        json.put("timeAccepted", CommonFields.time(timeAccepted));
        json.put("timeFinished", CommonFields.time(timeFinished));
        ArrayNode array = json.putArray("drifts");
        drifts.forEach(drift -> array.add(drift.toDisk()));
        return json;
    }

    static WorkRequest fromDisk(JsonNode json) {
        List<ResourceDrift> drifts = new ArrayList<>();
        json.path("drifts").forEach(drift -> drifts.add(ResourceDrift.fromDisk(drift)));
        return new WorkRequest(
                json.path("id").asText(),
                json.path("sequence").asLong(),
                Operation.valueOf(json.path("operation").asText(Operation.DRIFT_DETECTION.name())),
                json.path("stackId").asText(),
                json.path("compartmentId").asText(),
                CommonFields.time(json.path("timeAccepted")),
                CommonFields.time(json.path("timeFinished")),
                drifts);
    }
}
