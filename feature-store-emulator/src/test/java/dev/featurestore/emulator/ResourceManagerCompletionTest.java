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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Imports, drift, work requests and what else any client may ask, as JSON on the wire. */
@Timeout(60)
class ResourceManagerCompletionTest {

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
    private Wire wire;

    @BeforeEach
    void start() {
        cloud = EmbeddedCloud.open(TestOptions.with(directory, 1_000_000));
        wire = new Wire(cloud);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void importsAStateThatLosesNothing() throws IOException {
        String stackId = wire.stack(MAIN);
        JsonNode imported = wire.run(stackId, Wire.importOf(STATE));
        assertThat(imported.path("lifecycleState").asText()).isEqualTo("SUCCEEDED");
        JsonNode original = Json.read(STATE.getBytes(StandardCharsets.UTF_8));
        assertThat(wire.state(stackId)).isEqualTo(original);
        assertThat(wire.get("/stacks/" + stackId + "/associatedResources").path("items"))
                .extracting(resource -> resource.path("resourceAddress").asText())
                .containsExactly("oci_core_vcn.this", "oci_core_subnet.this[0]", "oci_core_subnet.this[1]");
        assertThat(wire.log(wire.run(stackId, Wire.operation("PLAN")))).contains("No changes.");
        wire.run(stackId, Wire.operation("APPLY"));
        assertThat(wire.state(stackId).path("resources")).isEqualTo(original.path("resources"));
        assertThat(wire.state(stackId).path("serial").asLong()).isEqualTo(8);
        assertThat(wire.state(stackId).path("lineage").asText()).isEqualTo("a-b-c");
    }

    @Test
    void changesAnImportedResourceWithoutLosingInstancesOrAttributes() {
        String stackId =
                wire.stack(MAIN.replace("10.0.0.0/16", "10.1.0.0/16").replace("count  = 2", "count  = 2\n  x = 1"));
        wire.run(stackId, Wire.importOf(STATE));
        JsonNode applied = wire.run(stackId, Wire.operation("APPLY"));
        assertThat(wire.log(applied)).contains("Plan: 0 to add, 2 to change, 0 to destroy.");
        JsonNode resources = wire.state(stackId).path("resources");
        JsonNode vcn = resources.get(1).path("instances").get(0).path("attributes");
        assertThat(vcn.path("cidr_block").asText()).isEqualTo("10.1.0.0/16");
        assertThat(vcn.path("dns_label").asText()).isEqualTo("kept");
        assertThat(resources.get(2).path("instances"))
                .extracting(instance -> instance.at("/attributes/id").asText())
                .containsExactly("ocid1.subnet.oc1.iad.a", "ocid1.subnet.oc1.iad.b");
        assertThat(wire.log(wire.run(stackId, Wire.operation("PLAN")))).contains("No changes.");
        assertThat(wire.log(wire.run(stackId, Wire.operation("DESTROY"))))
                .contains("Destroy complete! Resources: 2 destroyed");
        assertThat(wire.state(stackId).path("resources")).isEmpty();
    }

    @Test
    void keepsModulesWithKeysOfAnImportedState() {
        String stackId;
        try (Sdk sdk = new Sdk(cloud)) {
            Map<String, String> files = Map.of(
                    "main.tf",
                    "module \"net\" {\n  source   = \"./net\"\n  for_each = toset([\"a\"])\n}\n",
                    "net/main.tf",
                    "resource \"oci_core_vcn\" \"this\" {\n  cidr_block = \"10.0.0.0/16\"\n}\n");
            stackId = sdk.createStack("modules", files, Map.of()).getId();
        }
        String vcn = "\"mode\": \"managed\", \"type\": \"oci_core_vcn\"";
        String state = STATE.replace(vcn, "\"module\": \"module.net[\\\"a\\\"]\", " + vcn)
                .replace(
                        "\"mode\": \"managed\", \"type\": \"oci_core_subnet\"",
                        "\"module\": \"module.net[\\\"b\\\"]\", " + vcn);
        wire.run(stackId, Wire.importOf(state));
        List<String> addresses = List.of(
                "module.net[\"a\"].oci_core_vcn.this",
                "module.net[\"b\"].oci_core_vcn.this[0]",
                "module.net[\"b\"].oci_core_vcn.this[1]");
        assertThat(addresses(stackId)).isEqualTo(addresses);
        assertThat(drift(stackId, "\"module.net[\\\"a\\\"].oci_core_vcn.this\""))
                .isEqualTo("IN_SYNC");
        assertThat(wire.run(stackId, Wire.operation("APPLY"))
                        .path("lifecycleState")
                        .asText())
                .isEqualTo("SUCCEEDED");
        assertThat(addresses(stackId)).isEqualTo(addresses);
    }

    private List<String> addresses(String stackId) {
        List<String> addresses = new ArrayList<>();
        wire.get("/stacks/" + stackId + "/associatedResources")
                .path("items")
                .forEach(resource ->
                        addresses.add(resource.path("resourceAddress").asText()));
        return addresses;
    }

    @Test
    void refusesWhatIsNoState() {
        String stackId = wire.stack(MAIN);
        for (String malformed : new String[] {
            "no JSON",
            "[]",
            "{}",
            STATE.replace("\"version\": 4", "\"version\": 3"),
            STATE.replace("a-b-c", ""),
            STATE.replace("\"mode\": \"data\"", "\"mode\": \"other\""),
            STATE.replace("\"serial\": 7", "\"serial\": \"x\"")
        }) {
            HttpResponse<String> response = wire.createJob(stackId, Wire.importOf(malformed));
            assertThat(response.statusCode()).as(malformed).isEqualTo(400);
            assertThat(response.body()).contains("tfStateBase64Encoded");
        }
        assertThat(wire.createJob(stackId, Wire.operation("IMPORT_TF_STATE")).statusCode())
                .isEqualTo(400);
        assertThat(wire.createJob(stackId, Wire.operation("PLAN_ROLLBACK")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void updatesNameAndTagsOfAJob() {
        JsonNode job = wire.run(wire.stack(MAIN), Wire.operation("PLAN"));
        String path = Wire.API + "/jobs/" + job.path("id").asText();
        HttpResponse<String> updated =
                wire.send("PUT", path, "{\"displayName\": \"mine\", \"freeformTags\": {\"a\": \"b\"}}");
        assertThat(updated.statusCode()).isEqualTo(200);
        assertThat(wire.get(path.substring(Wire.API.length()))).isEqualTo(SignedRequest.json(updated));
        assertThat(SignedRequest.json(updated).path("displayName").asText()).isEqualTo("mine");
        assertThat(SignedRequest.json(updated).at("/freeformTags/a").asText()).isEqualTo("b");
        SignedRequest stale = new SignedRequest(cloud, "PUT", path).json("{}").header("if-match", "other");
        assertThat(stale.send().statusCode()).isEqualTo(412);
    }

    @Test
    void givesTheDetailedLogAtTheLevelThatWasAskedFor() {
        ObjectNode plan = Wire.operation("PLAN");
        plan.putObject("terraformAdvancedOptions")
                .put("detailedLogLevel", "TRACE")
                .put("parallelism", 3);
        String stackId = wire.stack(MAIN);
        JsonNode job = wire.run(stackId, plan);
        assertThat(job.at("/jobOperationDetails/terraformAdvancedOptions/parallelism")
                        .asInt())
                .isEqualTo(3);
        HttpResponse<String> detailed =
                wire.send("GET", Wire.API + "/jobs/" + job.path("id").asText() + "/detailedLogContent", "");
        assertThat(detailed.statusCode()).isEqualTo(200);
        assertThat(detailed.body()).contains("[INFO] ").contains("Plan: 2 to add");
        JsonNode without = wire.run(stackId, Wire.operation("PLAN"));
        assertThat(wire.send("GET", Wire.API + "/jobs/" + without.path("id").asText() + "/detailedLogContent", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void detectsTheDriftThatTheControlFileTells() throws IOException {
        String stackId = wire.stack(MAIN);
        String detect = Wire.API + "/stacks/" + stackId + "/actions/detectDrift";
        assertThat(wire.send("POST", detect, "{}").statusCode()).isEqualTo(409);
        wire.run(stackId, Wire.operation("APPLY"));
        assertThat(wire.get("/stacks/" + stackId).path("stackDriftStatus").asText())
                .isEqualTo("NOT_CHECKED");
        assertThat(drift(stackId, "")).isEqualTo("IN_SYNC");
        Files.writeString(
                directory.resolve("control.json"),
                "{\"drift\": {\"oci_core_vcn.this\": \"MODIFIED\", \"oci_core_subnet.this\": \"DELETED\"}}");
        assertThat(drift(stackId, "")).isEqualTo("DRIFTED");
        String details = Wire.API + "/stacks/" + stackId + "/actions/listResourceDriftDetails";
        JsonNode all = SignedRequest.json(wire.send("POST", details, "")).path("items");
        assertThat(all)
                .extracting(item -> item.path("resourceDriftStatus").asText())
                .containsExactly("MODIFIED", "DELETED");
        assertThat(all.get(0).path("actualProperties")).isNotEqualTo(all.get(0).path("expectedProperties"));
        assertThat(all.get(1).path("actualProperties").isNull()).isTrue();
        assertThat(SignedRequest.json(wire.send("POST", details + "?resourceDriftStatus=DELETED", ""))
                        .path("items"))
                .hasSize(1);
        assertThat(drift(stackId, "\"oci_core_other.this\"")).isEqualTo("IN_SYNC");
        Files.delete(directory.resolve("control.json"));
        wire.run(stackId, Wire.operation("PLAN"));
        assertThat(wire.send("POST", detect, "{}").statusCode()).isEqualTo(409);
    }

    /** Detects, looks at the work request, and returns the stack's status. */
    private String drift(String stackId, String address) {
        JsonNode request =
                wire.detectDrift(stackId, address.isEmpty() ? "" : "{\"resourceAddresses\": [" + address + "]}");
        String work = "/workRequests/" + request.path("id").asText();
        assertThat(request.path("operationType").asText()).isEqualTo("DRIFT_DETECTION");
        assertThat(request.path("percentComplete").asInt()).isEqualTo(100);
        assertThat(wire.get(work + "/errors")).isEmpty();
        assertThat(wire.get(work + "/logs")).isNotEmpty();
        assertThat(wire.get("/workRequests?compartmentId=" + Sdk.COMPARTMENT + "&resourceId=" + stackId))
                .isNotEmpty();
        JsonNode stack = wire.get("/stacks/" + stackId);
        assertThat(stack.path("timeDriftLastChecked").isNull()).isFalse();
        return stack.path("stackDriftStatus").asText();
    }

    @Test
    void servesOneVersionOfTerraform() {
        assertThat(wire.get("/terraformVersions?compartmentId=" + Sdk.COMPARTMENT)
                        .toString())
                .isEqualTo("{\"items\":[{\"name\":\"1.5.x\",\"isDefault\":true}]}");
    }

    @Test
    void isUnderstoodByOraclesClient() {
        try (Sdk sdk = new Sdk(cloud)) {
            String stackId = wire.stack(MAIN);
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
