package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stacks whose configuration is what a bucket has when a job begins. */
@Timeout(60)
class BucketSourceTest {

    private static final String MAIN = "resource \"oci_core_vcn\" \"this\" {}\n";
    private static final String CODE = "TERRAFORM_OBJECT_STORAGE_CONFIG_SOURCE_";

    @RegisterExtension
    static final TestCloud CLOUD = new TestCloud(1_000_000);

    private static Wire wire() {
        return new Wire(CLOUD.cloud());
    }

    private static HttpResponse<String> create(ObjectNode source) {
        ObjectNode json = Json.object().put("compartmentId", Sdk.COMPARTMENT);
        json.set("configSource", source);
        return wire().send("POST", Wire.API + "/stacks", json.toString());
    }

    private static void assertRefused(ObjectNode source, String code) {
        HttpResponse<String> refusal = create(source);
        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.body()).contains(CODE + code);
    }

    private static void put(String bucket, String object, String content) {
        assertThat(wire().send("PUT", bucket + "/o/" + object, content).statusCode())
                .isEqualTo(200);
    }

    /** One byte more than a file of a bucket may have. */
    private static void putTooLarge(String bucket) {
        SignedRequest large = new SignedRequest(CLOUD.cloud(), "PUT", bucket + "/o/large");
        large.body = new byte[100 * 1024 * 1024 + 1];
        assertThat(large.send().statusCode()).isEqualTo(200);
    }

    private static String failure(String stackId) {
        return wire().run(stackId, Wire.operation("PLAN"))
                .at("/failureDetails/code")
                .asText();
    }

    @Test
    void runsOnTheFilesOfABucket() {
        String bucket = wire().bucket("source");
        ObjectNode source = wire().bucketSource("source");
        assertRefused(source, "EMPTY_BUCKET");
        put(bucket, "readme.txt", "hello");
        assertRefused(source, "NO_TF_FILE_PRESENT");
        put(bucket, "tf%2Fmain.tf", MAIN);
        source.put("workingDirectory", "tf");
        JsonNode stack = SignedRequest.json(create(source));
        assertThat(stack.at("/configSource/bucketName").asText()).isEqualTo("source");
        String stackId = stack.path("id").asText();
        JsonNode job = wire().run(stackId, Wire.operation("APPLY"));
        assertThat(job.path("lifecycleState").asText()).isEqualTo("SUCCEEDED");
        assertThat(job.at("/configSource/configSourceRecordType").asText()).isEqualTo("OBJECT_STORAGE_CONFIG_SOURCE");
        for (String of : List.of("/stacks/" + stackId, "/jobs/" + job.path("id").asText())) {
            assertThat(wire().send("GET", Wire.API + of + "/tfConfig", "").statusCode())
                    .isEqualTo(200);
        }
        wire().send("DELETE", bucket + "/o/tf%2Fmain.tf", "");
        assertThat(failure(stackId)).isEqualTo(CODE + "NO_TF_FILE_PRESENT");
        wire().send("DELETE", bucket + "/o/readme.txt", "");
        assertThat(failure(stackId)).isEqualTo(CODE + "EMPTY_BUCKET");
    }

    @Test
    void refusesAFileThatIsTooLargeAtCreationAndWhenAJobBegins() {
        String bucket = wire().bucket("large");
        put(bucket, "main.tf", MAIN);
        String stackId = SignedRequest.json(create(wire().bucketSource("large")))
                .path("id")
                .asText();
        putTooLarge(bucket);
        assertRefused(wire().bucketSource("large"), "UNSUPPORTED_OBJECT_SIZE");
        assertThat(failure(stackId)).isEqualTo(CODE + "UNSUPPORTED_OBJECT_SIZE");
        wire().send("DELETE", bucket + "/o/large", "");
        assertThat(failure(stackId)).isEmpty();
    }

    @Test
    void changesAStackFromAZipToABucketAndBack() {
        String bucket = wire().bucket("later");
        put(bucket, "main.tf", MAIN.replace("this", "of_the_bucket"));
        String stackId = wire().stack(MAIN.replace("this", "of_the_zip"));
        String path = Wire.API + "/stacks/" + stackId;
        ObjectNode update = Json.object();
        update.set("configSource", wire().bucketSource("absent"));
        assertThat(wire().send("PUT", path, update.toString()).statusCode()).isEqualTo(400);
        update.set("configSource", wire().bucketSource("later"));
        JsonNode updated = SignedRequest.json(wire().send("PUT", path, update.toString()));
        assertThat(updated.at("/configSource/configSourceType").asText()).isEqualTo("OBJECT_STORAGE_CONFIG_SOURCE");
        assertThat(wire().log(wire().run(stackId, Wire.operation("PLAN"))))
                .contains("of_the_bucket")
                .doesNotContain("of_the_zip");
        update.set(
                "configSource",
                Wire.zipStack(MAIN.replace("this", "of_the_zip")).path("configSource"));
        wire().send("PUT", path, update.toString());
        assertThat(wire().log(wire().run(stackId, Wire.operation("PLAN"))))
                .contains("of_the_zip")
                .doesNotContain("of_the_bucket");
    }
}
