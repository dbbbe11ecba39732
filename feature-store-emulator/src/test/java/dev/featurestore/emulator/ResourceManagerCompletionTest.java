package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.oracle.bmc.resourcemanager.model.CreateImportTfStateJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.DetectStackDriftDetails;
import com.oracle.bmc.resourcemanager.model.Job;
import com.oracle.bmc.resourcemanager.model.StackResourceDriftSummary;
import com.oracle.bmc.resourcemanager.model.UpdateJobDetails;
import com.oracle.bmc.resourcemanager.model.WorkRequest;
import com.oracle.bmc.resourcemanager.requests.DetectStackDriftRequest;
import com.oracle.bmc.resourcemanager.requests.GetWorkRequestRequest;
import com.oracle.bmc.resourcemanager.requests.ListStackResourceDriftDetailsRequest;
import com.oracle.bmc.resourcemanager.requests.ListTerraformVersionsRequest;
import com.oracle.bmc.resourcemanager.requests.UpdateJobRequest;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Imports, drift, work requests, buckets as sources and what else any client may ask, as JSON on the wire. */
@Timeout(60)
class ResourceManagerCompletionTest {

    private static final String API = "/20180917";
    private static final String MAIN = """
            resource "oci_core_vcn" "this" {
              cidr_block = "10.0.0.0/16"
            }

            resource "oci_core_subnet" "this" {
              count  = 2
              vcn_id = oci_core_vcn.this.id
            }
            """;
    private static final String STATE = """
            {"version": 4, "terraform_version": "1.5.7", "serial": 7, "lineage": "a-b-c", "outputs": {},
             "resources": [
              {"mode": "data", "type": "oci_core_services", "name": "all",
               "provider": "provider[\\"registry.terraform.io/oracle/oci\\"]",
               "instances": [{"schema_version": 0, "attributes": {"id": "x"}}]},
              {"mode": "managed", "type": "oci_core_vcn", "name": "this",
               "provider": "provider[\\"registry.terraform.io/oracle/oci\\"]",
               "instances": [{"schema_version": 1, "private": "bnVsbA==",
                 "attributes": {"id": "ocid1.vcn.oc1.iad.real", "cidr_block": "10.0.0.0/16", "dns_label": "kept"}}]},
              {"mode": "managed", "type": "oci_core_subnet", "name": "this",
               "provider": "provider[\\"registry.terraform.io/oracle/oci\\"]",
               "instances": [
                {"index_key": 0, "attributes": {"id": "ocid1.subnet.oc1.iad.a", "vcn_id": "ocid1.vcn.oc1.iad.real"},
                 "dependencies": ["oci_core_vcn.this"]},
                {"index_key": 1, "attributes": {"id": "ocid1.subnet.oc1.iad.b", "vcn_id": "ocid1.vcn.oc1.iad.real"},
                 "dependencies": ["oci_core_vcn.this"]}]}]}
            """;

    @TempDir
    Path directory;

    private EmbeddedCloud cloud;

    @BeforeEach
    void start() {
        cloud = EmbeddedCloud.open(TestOptions.with(directory, 1_000_000));
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private HttpResponse<String> send(String method, String target, String body) {
        return new SignedRequest(cloud, method, target).json(body).send();
    }

    private JsonNode get(String target) {
        HttpResponse<String> response = send("GET", API + target, "");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return SignedRequest.json(response);
    }

    private String stack(String main) {
        ObjectNode json = Json.object().put("compartmentId", Sdk.COMPARTMENT);
        json.putObject("configSource")
                .put("configSourceType", "ZIP_UPLOAD")
                .put("zipFileBase64Encoded", Zips.base64(Map.of("main.tf", main)));
        return SignedRequest.json(send("POST", API + "/stacks", json.toString()))
                .path("id")
                .asText();
    }

    private HttpResponse<String> createJob(String stackId, ObjectNode operation) {
        ObjectNode json = Json.object().put("stackId", stackId);
        json.set("jobOperationDetails", operation);
        return send("POST", API + "/jobs", json.toString());
    }

    private static ObjectNode operation(String name) {
        return Json.object().put("operation", name);
    }

    private JsonNode run(String stackId, ObjectNode operation) {
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

    private static ObjectNode importOf(String state) {
        return operation("IMPORT_TF_STATE")
                .put(
                        "tfStateBase64Encoded",
                        Base64.getEncoder().encodeToString(state.getBytes(StandardCharsets.UTF_8)));
    }

    private String log(JsonNode job) {
        return send("GET", API + "/jobs/" + job.path("id").asText() + "/logs/content", "")
                .body();
    }

    private JsonNode state(String stackId) {
        return get("/stacks/" + stackId + "/tfState");
    }

    @Test
    void importsAStateThatLosesNothing() throws IOException {
        String stackId = stack(MAIN);
        JsonNode imported = run(stackId, importOf(STATE));
        assertThat(imported.path("lifecycleState").asText()).isEqualTo("SUCCEEDED");
        JsonNode original = Json.read(STATE.getBytes(StandardCharsets.UTF_8));
        assertThat(state(stackId)).isEqualTo(original);
        assertThat(get("/stacks/" + stackId + "/associatedResources").path("items"))
                .extracting(resource -> resource.path("resourceAddress").asText())
                .containsExactly("oci_core_vcn.this", "oci_core_subnet.this[0]", "oci_core_subnet.this[1]");
        assertThat(log(run(stackId, operation("PLAN")))).contains("No changes.");
        run(stackId, operation("APPLY"));
        assertThat(state(stackId).path("resources")).isEqualTo(original.path("resources"));
        assertThat(state(stackId).path("serial").asLong()).isEqualTo(8);
        assertThat(state(stackId).path("lineage").asText()).isEqualTo("a-b-c");
    }

    @Test
    void changesAnImportedResourceWithoutLosingInstancesOrAttributes() {
        String stackId = stack(MAIN.replace("10.0.0.0/16", "10.1.0.0/16").replace("count  = 2", "count  = 2\n  x = 1"));
        run(stackId, importOf(STATE));
        JsonNode applied = run(stackId, operation("APPLY"));
        assertThat(log(applied)).contains("Plan: 0 to add, 2 to change, 0 to destroy.");
        JsonNode resources = state(stackId).path("resources");
        JsonNode vcn = resources.get(1).path("instances").get(0).path("attributes");
        assertThat(vcn.path("cidr_block").asText()).isEqualTo("10.1.0.0/16");
        assertThat(vcn.path("dns_label").asText()).isEqualTo("kept");
        assertThat(resources.get(2).path("instances"))
                .extracting(instance -> instance.at("/attributes/id").asText())
                .containsExactly("ocid1.subnet.oc1.iad.a", "ocid1.subnet.oc1.iad.b");
        assertThat(log(run(stackId, operation("PLAN")))).contains("No changes.");
        assertThat(log(run(stackId, operation("DESTROY")))).contains("Destroy complete! Resources: 2 destroyed");
        assertThat(state(stackId).path("resources")).isEmpty();
    }

    @Test
    void refusesWhatIsNoState() {
        String stackId = stack(MAIN);
        for (String malformed : new String[] {
            "no JSON",
            "[]",
            "{}",
            STATE.replace("\"version\": 4", "\"version\": 3"),
            STATE.replace("a-b-c", ""),
            STATE.replace("\"mode\": \"data\"", "\"mode\": \"other\""),
            STATE.replace("\"serial\": 7", "\"serial\": \"x\"")
        }) {
            HttpResponse<String> response = createJob(stackId, importOf(malformed));
            assertThat(response.statusCode()).as(malformed).isEqualTo(400);
            assertThat(response.body()).contains("tfStateBase64Encoded");
        }
        assertThat(createJob(stackId, operation("IMPORT_TF_STATE")).statusCode())
                .isEqualTo(400);
        assertThat(createJob(stackId, operation("PLAN_ROLLBACK")).statusCode()).isEqualTo(400);
    }

    @Test
    void updatesNameAndTagsOfAJob() {
        JsonNode job = run(stack(MAIN), operation("PLAN"));
        String path = API + "/jobs/" + job.path("id").asText();
        HttpResponse<String> updated =
                send("PUT", path, "{\"displayName\": \"mine\", \"freeformTags\": {\"a\": \"b\"}}");
        assertThat(updated.statusCode()).isEqualTo(200);
        assertThat(get(path.substring(API.length()))).isEqualTo(SignedRequest.json(updated));
        assertThat(SignedRequest.json(updated).path("displayName").asText()).isEqualTo("mine");
        assertThat(SignedRequest.json(updated).at("/freeformTags/a").asText()).isEqualTo("b");
        SignedRequest stale = new SignedRequest(cloud, "PUT", path).json("{}").header("if-match", "other");
        assertThat(stale.send().statusCode()).isEqualTo(412);
    }

    @Test
    void givesTheDetailedLogAtTheLevelThatWasAskedFor() {
        ObjectNode plan = operation("PLAN");
        plan.putObject("terraformAdvancedOptions")
                .put("detailedLogLevel", "TRACE")
                .put("parallelism", 3);
        String stackId = stack(MAIN);
        JsonNode job = run(stackId, plan);
        assertThat(job.at("/jobOperationDetails/terraformAdvancedOptions/parallelism")
                        .asInt())
                .isEqualTo(3);
        HttpResponse<String> detailed =
                send("GET", API + "/jobs/" + job.path("id").asText() + "/detailedLogContent", "");
        assertThat(detailed.statusCode()).isEqualTo(200);
        assertThat(detailed.body()).contains("[INFO] ").contains("Plan: 2 to add");
        JsonNode without = run(stackId, operation("PLAN"));
        assertThat(send("GET", API + "/jobs/" + without.path("id").asText() + "/detailedLogContent", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void detectsTheDriftThatTheControlFileTells() throws IOException {
        String stackId = stack(MAIN);
        String detect = API + "/stacks/" + stackId + "/actions/detectDrift";
        assertThat(send("POST", detect, "{}").statusCode()).isEqualTo(409);
        run(stackId, operation("APPLY"));
        assertThat(get("/stacks/" + stackId).path("stackDriftStatus").asText()).isEqualTo("NOT_CHECKED");
        assertThat(drift(stackId, "")).isEqualTo("IN_SYNC");
        Files.writeString(
                directory.resolve("control.json"),
                "{\"drift\": {\"oci_core_vcn.this\": \"MODIFIED\", \"oci_core_subnet.this\": \"DELETED\"}}");
        assertThat(drift(stackId, "")).isEqualTo("DRIFTED");
        String details = API + "/stacks/" + stackId + "/actions/listResourceDriftDetails";
        JsonNode all = SignedRequest.json(send("POST", details, "")).path("items");
        assertThat(all)
                .extracting(item -> item.path("resourceDriftStatus").asText())
                .containsExactly("MODIFIED", "DELETED");
        assertThat(all.get(0).path("actualProperties")).isNotEqualTo(all.get(0).path("expectedProperties"));
        assertThat(all.get(1).path("actualProperties").isNull()).isTrue();
        assertThat(SignedRequest.json(send("POST", details + "?resourceDriftStatus=DELETED", ""))
                        .path("items"))
                .hasSize(1);
        assertThat(drift(stackId, "\"oci_core_other.this\"")).isEqualTo("IN_SYNC");
        Files.delete(directory.resolve("control.json"));
        run(stackId, operation("PLAN"));
        assertThat(send("POST", detect, "{}").statusCode()).isEqualTo(409);
    }

    /** Detects, looks at the work request, and returns the stack's status. */
    private String drift(String stackId, String address) {
        HttpResponse<String> accepted = send(
                "POST",
                API + "/stacks/" + stackId + "/actions/detectDrift",
                address.isEmpty() ? "" : "{\"resourceAddresses\": [" + address + "]}");
        assertThat(accepted.statusCode()).isEqualTo(202);
        String work = "/workRequests/"
                + accepted.headers().firstValue("opc-work-request-id").orElseThrow();
        JsonNode request = get(work);
        while (!request.path("status").asText().equals("SUCCEEDED")) {
            request = get(work);
        }
        assertThat(request.path("operationType").asText()).isEqualTo("DRIFT_DETECTION");
        assertThat(request.path("percentComplete").asInt()).isEqualTo(100);
        assertThat(get(work + "/errors")).isEmpty();
        assertThat(get(work + "/logs")).isNotEmpty();
        assertThat(get("/workRequests?compartmentId=" + Sdk.COMPARTMENT + "&resourceId=" + stackId))
                .isNotEmpty();
        JsonNode stack = get("/stacks/" + stackId);
        assertThat(stack.path("timeDriftLastChecked").isNull()).isFalse();
        return stack.path("stackDriftStatus").asText();
    }

    @Test
    void servesOneVersionOfTerraform() {
        assertThat(get("/terraformVersions?compartmentId=" + Sdk.COMPARTMENT).toString())
                .isEqualTo("{\"items\":[{\"name\":\"1.5.x\",\"isDefault\":true}]}");
    }

    @Test
    void runsOnTheFilesOfABucket() {
        String namespace = SignedRequest.json(send("GET", "/n", "")).asText();
        String bucket = "/n/" + namespace + "/b";
        send("POST", bucket, "{\"name\": \"source\", \"compartmentId\": \"" + Sdk.COMPARTMENT + "\"}");
        ObjectNode json = Json.object().put("compartmentId", Sdk.COMPARTMENT);
        ObjectNode source = json.putObject("configSource")
                .put("configSourceType", "OBJECT_STORAGE_CONFIG_SOURCE")
                .put("region", "us-ashburn-1")
                .put("namespace", namespace)
                .put("bucketName", "source");
        HttpResponse<String> empty = send("POST", API + "/stacks", json.toString());
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body()).contains("TERRAFORM_OBJECT_STORAGE_CONFIG_SOURCE_EMPTY_BUCKET");
        send("PUT", bucket + "/source/o/readme.txt", "hello");
        assertThat(send("POST", API + "/stacks", json.toString()).body()).contains("NO_TF_FILE_PRESENT");
        send("PUT", bucket + "/source/o/tf%2Fmain.tf", MAIN);
        SignedRequest large = new SignedRequest(cloud, "PUT", bucket + "/source/o/large");
        large.body = new byte[100 * 1024 * 1024 + 1];
        assertThat(large.send().statusCode()).isEqualTo(200);
        assertThat(send("POST", API + "/stacks", json.toString()).body()).contains("UNSUPPORTED_OBJECT_SIZE");
        send("DELETE", bucket + "/source/o/large", "");
        source.put("workingDirectory", "tf");
        JsonNode stack = SignedRequest.json(send("POST", API + "/stacks", json.toString()));
        assertThat(stack.at("/configSource/bucketName").asText()).isEqualTo("source");
        String stackId = stack.path("id").asText();
        JsonNode job = run(stackId, operation("APPLY"));
        assertThat(job.path("lifecycleState").asText()).isEqualTo("SUCCEEDED");
        assertThat(job.at("/configSource/configSourceRecordType").asText()).isEqualTo("OBJECT_STORAGE_CONFIG_SOURCE");
        assertThat(send("GET", API + "/stacks/" + stackId + "/tfConfig", "").statusCode())
                .isEqualTo(200);
        assertThat(send("GET", API + "/jobs/" + job.path("id").asText() + "/tfConfig", "")
                        .statusCode())
                .isEqualTo(200);
        send("DELETE", bucket + "/source/o/tf%2Fmain.tf", "");
        assertThat(run(stackId, operation("PLAN")).at("/failureDetails/code").asText())
                .isEqualTo("TERRAFORM_OBJECT_STORAGE_CONFIG_SOURCE_NO_TF_FILE_PRESENT");
        send("DELETE", bucket + "/source/o/readme.txt", "");
        assertThat(run(stackId, operation("PLAN")).at("/failureDetails/code").asText())
                .isEqualTo("TERRAFORM_OBJECT_STORAGE_CONFIG_SOURCE_EMPTY_BUCKET");
    }

    @Test
    void isUnderstoodByOraclesClient() {
        try (Sdk sdk = new Sdk(cloud)) {
            String stackId = stack(MAIN);
            Job imported = sdk.run(
                    stackId,
                    CreateImportTfStateJobOperationDetails.builder()
                            .tfStateBase64Encoded(STATE.getBytes(StandardCharsets.UTF_8))
                            .build());
            assertThat(imported.getLifecycleState()).isEqualTo(Job.LifecycleState.Succeeded);
            assertThat(imported.getOperation()).isEqualTo(Job.Operation.ImportTfState);
            String workRequestId = sdk.client
                    .detectStackDrift(DetectStackDriftRequest.builder()
                            .stackId(stackId)
                            .detectStackDriftDetails(
                                    DetectStackDriftDetails.builder().build())
                            .build())
                    .getOpcWorkRequestId();
            WorkRequest work = sdk.client
                    .getWorkRequest(GetWorkRequestRequest.builder()
                            .workRequestId(workRequestId)
                            .build())
                    .getWorkRequest();
            assertThat(work.getOperationType()).isEqualTo(WorkRequest.OperationType.DriftDetection);
            assertThat(work.getResources()).hasSize(1);
            assertThat(drift(stackId, "")).isEqualTo("IN_SYNC");
            assertThat(sdk.client
                            .listStackResourceDriftDetails(ListStackResourceDriftDetailsRequest.builder()
                                    .stackId(stackId)
                                    .build())
                            .getStackResourceDriftCollection()
                            .getItems())
                    .hasSize(3)
                    .allMatch(item ->
                            item.getResourceDriftStatus() == StackResourceDriftSummary.ResourceDriftStatus.InSync);
            assertThat(sdk.client
                            .updateJob(UpdateJobRequest.builder()
                                    .jobId(imported.getId())
                                    .updateJobDetails(UpdateJobDetails.builder()
                                            .displayName("mine")
                                            .build())
                                    .build())
                            .getJob()
                            .getDisplayName())
                    .isEqualTo("mine");
            assertThat(sdk.client
                            .listTerraformVersions(ListTerraformVersionsRequest.builder()
                                    .compartmentId(Sdk.COMPARTMENT)
                                    .build())
                            .getTerraformVersionCollection()
                            .getItems())
                    .hasSize(1);
        }
    }
}
