package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A cloud as it looks on the wire: JSON, asked for with signed requests. */
record Wire(EmbeddedCloud cloud) {

    static final String API = "/20180917";

    HttpResponse<String> send(String method, String target, String body) {
        return new SignedRequest(cloud, method, target).json(body).send();
    }

    /** What Resource Manager has there. */
    JsonNode get(String target) {
        HttpResponse<String> response = send("GET", API + target, "");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return SignedRequest.json(response);
    }

    static ObjectNode zipStack(String main) {
        ObjectNode json = Json.object().put("compartmentId", Sdk.COMPARTMENT);
        json.putObject("configSource")
                .put("configSourceType", "ZIP_UPLOAD")
                .put("zipFileBase64Encoded", Zips.base64(Map.of("main.tf", main)));
        return json;
    }

    /** Creates a stack of one file, and returns its OCID. */
    String stack(String main) {
        return SignedRequest.json(send("POST", API + "/stacks", zipStack(main).toString()))
                .path("id")
                .asText();
    }

    static ObjectNode operation(String name) {
        return Json.object().put("operation", name);
    }

    static ObjectNode importOf(String state) {
        return operation("IMPORT_TF_STATE")
                .put(
                        "tfStateBase64Encoded",
                        Base64.getEncoder().encodeToString(state.getBytes(StandardCharsets.UTF_8)));
    }

    HttpResponse<String> createJob(String stackId, ObjectNode operation) {
        ObjectNode json = Json.object().put("stackId", stackId);
        json.set("jobOperationDetails", operation);
        return send("POST", API + "/jobs", json.toString());
    }

    /** Creates a job, and returns it when it is finished. */
    JsonNode run(String stackId, ObjectNode operation) {
        HttpResponse<String> created = createJob(stackId, operation);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(200);
        String path = "/jobs/" + SignedRequest.json(created).path("id").asText();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        JsonNode job = get(path);
        while (!job.path("lifecycleState").asText().matches("SUCCEEDED|FAILED|CANCELED")) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            job = get(path);
        }
        return job;
    }

    String log(JsonNode job) {
        return send("GET", API + "/jobs/" + job.path("id").asText() + "/logs/content", "")
                .body();
    }

    JsonNode state(String stackId) {
        return get("/stacks/" + stackId + "/tfState");
    }

    /** Detects the drift of a stack, and returns the work request when it is finished. */
    JsonNode detectDrift(String stackId, String body) {
        HttpResponse<String> accepted = send("POST", API + "/stacks/" + stackId + "/actions/detectDrift", body);
        assertThat(accepted.statusCode()).isEqualTo(202);
        String work = "/workRequests/"
                + accepted.headers().firstValue("opc-work-request-id").orElseThrow();
        JsonNode request = get(work);
        while (!request.path("status").asText().equals("SUCCEEDED")) {
            request = get(work);
        }
        return request;
    }

    String namespace() {
        return SignedRequest.json(send("GET", "/n", "")).asText();
    }

    /** Creates a bucket, and returns its path. */
    String bucket(String name) {
        String buckets = "/n/" + namespace() + "/b";
        send("POST", buckets, "{\"name\": \"" + name + "\", \"compartmentId\": \"" + Sdk.COMPARTMENT + "\"}");
        return buckets + "/" + name;
    }

    /** The configuration source that a bucket is. */
    ObjectNode bucketSource(String name) {
        return Json.object()
                .put("configSourceType", "OBJECT_STORAGE_CONFIG_SOURCE")
                .put("region", "us-ashburn-1")
                .put("namespace", namespace())
                .put("bucketName", name);
    }
}
