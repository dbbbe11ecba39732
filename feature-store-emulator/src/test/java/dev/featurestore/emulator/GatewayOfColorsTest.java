package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.terraform.EngineOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client that calls the gateway of the bundled stack all the time while jobs change what is behind it. */
@Tag("slow")
@Timeout(240)
@SuppressWarnings("NullAway.Init") // before each test
class GatewayOfColorsTest {

    private static final String LIST = "/featureStores?compartmentId=" + Sdk.COMPARTMENT;
    private static final String IMAGE = "iad.ocir.io/mytenancy/feature-store:api-";
    private static final int STARTS_FOR_SECONDS = 3;

    private static final Map<String, String> VARIABLES = Map.of(
            "tenancy_ocid", "ocid1.tenancy.oc1..aaaaaaaabbbbbbbbccccccccddddddddeeeeeeeeffffffffgggggggghhhh",
            "region", "us-ashburn-1",
            "function_img_ocir_url", "iad.ocir.io/mytenancy/feature-store:authoriser",
            "feature_store_user_group_id",
                    "ocid1.group.oc1..aaaaaaaabbbbbbbbccccccccddddddddeeeeeeeeffffffffgggggggghhhh");

    @TempDir
    Path folder;

    private EmbeddedCloud cloud;
    private Store store;

    @BeforeEach
    void deployBlue() throws IOException {
        NeedsTerraform.orSkip();
        cloud = EmbeddedCloud.open(TestOptions.with(folder, 1_000_000).with(EngineOptions.AUTO));
        String stack = create(colors("{blue = {image = \"" + IMAGE + "1\"}}", "blue"));
        store = new Store(cloud, stack, Store.endpoint(cloud, stack));
        assertThat(status()).isEqualTo(200);
        control("{\"gateway\": {\"startSeconds\": " + STARTS_FOR_SECONDS + "}}");
        awaitStart();
    }

    private void awaitStart() {
        int status = status();
        while (status != 200) {
            assertThat(status).isEqualTo(502);
            status = status();
        }
    }

    @AfterEach
    void stop() {
        if (cloud != null) {
            cloud.close();
        }
    }

    private void control(String json) throws IOException {
        Files.writeString(folder.resolve("control.json"), json);
    }

    private static Map<String, String> colors(String colors, String active) {
        Map<String, String> variables = new HashMap<>(VARIABLES);
        variables.put("compartment_ocid", Sdk.COMPARTMENT);
        variables.put("colors", colors);
        variables.put("active_color", active);
        return variables;
    }

    private String create(Map<String, String> variables) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String file : text("feature-store-stack.index").lines().toList()) {
            files.put(file, text("feature-store-stack/" + file));
        }
        ObjectNode json = variables(variables).put("compartmentId", Sdk.COMPARTMENT);
        json.putObject("configSource")
                .put("configSourceType", "ZIP_UPLOAD")
                .put("zipFileBase64Encoded", Zips.base64(files));
        return SignedRequest.json(new Wire(cloud).send("POST", Wire.API + "/stacks", json.toString()))
                .path("id")
                .asText();
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                GatewayOfColorsTest.class.getClassLoader().getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ObjectNode variables(Map<String, String> variables) {
        ObjectNode json = Json.object();
        variables.forEach(json.putObject("variables")::put);
        return json;
    }

    /** Applies other variables, and returns the statuses that a client has seen meanwhile. */
    private List<Integer> apply(Map<String, String> variables) throws InterruptedException {
        String path = Wire.API + "/stacks/" + store.stackId();
        assertThat(new Wire(cloud)
                        .send("PUT", path, variables(variables).toString())
                        .statusCode())
                .isEqualTo(200);
        List<Integer> seen = new CopyOnWriteArrayList<>();
        AtomicBoolean done = new AtomicBoolean();
        Thread client = new Thread(() -> {
            while (!done.get()) {
                seen.add(status());
            }
        });
        client.start();
        try {
            JsonNode job = new Wire(cloud).run(store.stackId(), Wire.operation("APPLY"));
            assertThat(job.path("lifecycleState").asText())
                    .as(new Wire(cloud).log(job))
                    .isEqualTo("SUCCEEDED");
        } finally {
            done.set(true);
            client.join();
        }
        return seen;
    }

    private int status() {
        return store.send("GET", LIST, "").statusCode();
    }

    private int preview(String color) {
        return store.request("GET", LIST)
                .header("x-feature-store-color", color)
                .send()
                .statusCode();
    }

    @Test
    void failsWhileANewContainerInstanceReplacesTheOnlyOne() throws Exception {
        List<Integer> seen = apply(colors("{blue = {image = \"" + IMAGE + "2\"}}", "blue"));

        assertThat(seen).startsWith(200).contains(502).containsOnly(200, 502);
        awaitStart();
    }

    @Test
    void neverFailsIfTheOtherColorHasStartedBeforeItBecomesActive() throws Exception {
        String both = "{blue = {image = \"" + IMAGE + "1\"}, green = {image = \"" + IMAGE + "2\"}}";

        assertThat(apply(colors(both, "blue"))).containsOnly(200);
        assertThat(preview("blue")).isEqualTo(200);
        assertThat(preview("green")).isEqualTo(502);
        while (preview("green") != 200) {
            assertThat(status()).isEqualTo(200);
        }
        assertThat(apply(colors(both, "green"))).containsOnly(200);
        assertThat(apply(colors("{green = {image = \"" + IMAGE + "2\"}}", "green")))
                .containsOnly(200);
    }

    @Test
    void failsIfAJobSwitchesToAColorThatHasNotStarted() throws Exception {
        List<Integer> seen = apply(colors("{blue = {}, green = {}}", "green"));

        assertThat(seen).startsWith(200).endsWith(502).containsOnly(200, 502);
        awaitStart();
    }
}
