package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.Operations.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the table, asked for with real signed requests. */
@Timeout(60)
class OperationsContractTest {

    private static final String MAIN = """
            resource "oci_core_vcn" "this" {}

            resource "oci_core_subnet" "this" {
              vcn_id = oci_core_vcn.this.id
            }
            """;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z ]+)}");
    private static final String REQUEST_ID = "0123456789ABCDEF0123456789ABCDEF";

    private static final Map<String, String> REFERENCES =
            Map.of("featureStoreId", "store", "entityId", "entity", "datasetId", "dataset", "featureGroupId", "group");

    @RegisterExtension
    static final TestCloud CLOUD = new TestCloud(1_000_000);

    private static final Map<String, String> THERE = new HashMap<>();
    private static String ns = "";
    private static Optional<Store> stores = Optional.empty();

    private static Wire wire() {
        return new Wire(CLOUD.cloud());
    }

    @BeforeAll
    static void make() throws IOException {
        Properties oci = new Properties();
        try (var in = Files.newBufferedReader(CLOUD.cloud().ociConfig())) {
            oci.load(in);
        }
        ns = wire().namespace();
        THERE.put("ns", ns);
        THERE.put("tenancy", oci.getProperty("tenancy"));
        THERE.put("user", oci.getProperty("user"));
        THERE.put("compartment", Sdk.COMPARTMENT);
        String stack = wire().stack(MAIN);
        wire().stack(MAIN);
        THERE.put("stack", stack);
        THERE.put("plan", id(wire().run(stack, Wire.operation("PLAN"))));
        ObjectNode apply = Wire.operation("APPLY");
        apply.putObject("terraformAdvancedOptions").put("detailedLogLevel", "INFO");
        THERE.put("job", id(wire().run(stack, apply)));
        THERE.put("work", id(wire().detectDrift(stack, "")));
        String bucket = wire().bucket("there");
        THERE.put("bucket", "there");
        for (String object : List.of("x", "y")) {
            wire().send("PUT", bucket + "/o/" + object, "content");
        }
        THERE.put("object", "x");
        wire().send(
                        "POST",
                        "/n/" + ns + "/b",
                        "{\"name\": \"versioned\", \"compartmentId\": \"" + Sdk.COMPARTMENT
                                + "\", \"versioning\": \"Enabled\"}");
        THERE.put("versioned", "versioned");
        THERE.put("version", version());
        version();
        upload();
        THERE.put("upload", upload());
        Store store = Store.deployed(CLOUD.cloud());
        stores = Optional.of(store);
        THERE.put("store", store.create("featureStores"));
        store.create("featureStores");
        for (List<String> each : List.of(
                List.of("entity", "entities"),
                List.of("dataset", "datasets"),
                List.of("transformation", "transformations"),
                List.of("group", "featureGroups"),
                List.of("group job", "featureGroupJobs"),
                List.of("dataset job", "datasetJobs"))) {
            for (int i = 0; i < 2; i++) {
                String id = created(each.get(1));
                THERE.putIfAbsent(each.get(0), id);
                if (each.get(0).endsWith("job")) {
                    store.send("POST", "/" + each.get(1) + "/" + id + "/actions/complete", Store.OUTPUT);
                }
            }
        }
        THERE.put("before", "2000-01-01T00:00:00Z");
        THERE.put("after", "3000-01-01T00:00:00Z");
    }

    /** Something new in the store. */
    private static String created(String collection) {
        return store().create(collection, references());
    }

    /** To the first of each kind that is there. */
    private static String[] references() {
        return REFERENCES.entrySet().stream()
                .filter(reference -> THERE.containsKey(reference.getValue()))
                .flatMap(reference -> Stream.of(reference.getKey(), THERE.getOrDefault(reference.getValue(), "")))
                .toArray(String[]::new);
    }

    private static Store store() {
        return stores.orElseThrow();
    }

    private static String id(JsonNode json) {
        return json.path("id").asText();
    }

    private static String upload() {
        return SignedRequest.json(wire().send("POST", "/n/" + ns + "/b/there/u", body("upload")))
                .path("uploadId")
                .asText();
    }

    /** A new version of the object in the bucket with versioning. */
    private static String version() {
        return wire().send("PUT", "/n/" + ns + "/b/versioned/o/x", "content")
                .headers()
                .firstValue("version-id")
                .orElseThrow();
    }

    private static String body(String name) {
        return switch (name) {
            case "stack" -> Wire.zipStack(MAIN).toString();
            case "job" ->
                "{\"stackId\": \"" + wire().stack(MAIN) + "\", \"jobOperationDetails\": {\"operation\": \"PLAN\"}}";
            case "name" -> "{\"displayName\": \"other\"}";
            case "drift" -> "{}";
            case "rename" ->
                "{\"sourceName\": \"" + value("new object") + "\", \"newName\": \"n" + UUID.randomUUID() + "\"}";
            case "move" -> "{\"compartmentId\": \"ocid1.compartment.oc1..other\"}";
            case "bucket" ->
                "{\"name\": \"b" + UUID.randomUUID() + "\", \"compartmentId\": \"" + Sdk.COMPARTMENT + "\"}";
            case "upload" -> "{\"object\": \"x\"}";
            case "item" -> Store.body(references());
            case "search" -> "{\"searchType\": \"FREE_TEXT\"}";
            default -> "";
        };
    }

    private static String resolve(String path) {
        Matcher matcher = PLACEHOLDER.matcher(path);
        return matcher.replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
    }

    private static String value(String placeholder) {
        return switch (placeholder) {
            case "new stack" -> wire().stack(MAIN);
            case "running job" -> runningJob();
            case "new bucket" -> {
                String bucket = wire().bucket("b" + UUID.randomUUID());
                yield bucket.substring(bucket.lastIndexOf('/') + 1);
            }
            case "new object" -> {
                String name = "o" + UUID.randomUUID();
                wire().send("PUT", "/n/" + ns + "/b/there/o/" + name, "content");
                yield name;
            }
            case "new version" -> version();
            case "new upload" -> upload();
            case "new store" -> created("featureStores");
            case "new entity" -> created("entities");
            case "new dataset" -> created("datasets");
            case "new transformation" -> created("transformations");
            case "new group" -> created("featureGroups");
            case "new group job" -> created("featureGroupJobs");
            case "new dataset job" -> created("datasetJobs");
            default -> THERE.getOrDefault(placeholder, "");
        };
    }

    private static String runningJob() {
        Path control = CLOUD.directory().resolve("control.json");
        try {
            Files.writeString(control, "{\"jobTakes\": 600}");
            String job = id(SignedRequest.json(wire().createJob(wire().stack(MAIN), Wire.operation("PLAN"))));
            while (!wire().get("/jobs/" + job).path("lifecycleState").asText().equals("IN_PROGRESS")) {
                Thread.onSpinWait();
            }
            Files.delete(control);
            return job;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SignedRequest request(Operation operation, String path) {
        return (path.startsWith(Store.BASE)
                        ? store().request(operation.method(), path.substring(Store.BASE.length()))
                        : new SignedRequest(CLOUD.cloud(), operation.method(), path))
                .json(body(operation.body()))
                .header("opc-request-id", REQUEST_ID);
    }

    private static void assertRefused(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("opc-request-id").orElse("")).startsWith(REQUEST_ID + "/");
        if (!response.request().method().equals("HEAD")) {
            JsonNode error = SignedRequest.json(response);
            assertThat(error.path("code").asText()).isEqualTo(code);
            assertThat(error.path("message").asText()).isNotEmpty();
        }
    }

    static Stream<Operation> all() {
        return Operations.all().stream();
    }

    static Stream<Operation> ofSomething() {
        return all().filter(operation -> operation.unknown().isPresent());
    }

    static Stream<Operation> guarded() {
        return all().filter(operation -> operation.otherEtag().isPresent());
    }

    static Stream<Operation> retried() {
        return all().filter(Operation::retried);
    }

    static Stream<Operation> paged() {
        return all().filter(operation -> operation.headers().contains("next"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void answersAsDocumented(Operation operation) {
        HttpResponse<String> response =
                request(operation, resolve(operation.path())).send();
        assertThat(response.statusCode()).as(response.body()).isEqualTo(operation.status());
        assertThat(response.headers().firstValue("opc-request-id").orElse(""))
                .matches(REQUEST_ID + "/[0-9A-F]{32}/[0-9A-F]{32}");
        String body = response.body();
        switch (operation.shape()) {
            case "object" -> assertThat(SignedRequest.json(response).isObject()).isTrue();
            case "array" -> assertThat(SignedRequest.json(response).isArray()).isTrue();
            case "items" ->
                assertThat(SignedRequest.json(response).path("items").isArray()).isTrue();
            case "string" ->
                assertThat(SignedRequest.json(response).isTextual()).isTrue();
            case "zip" -> assertThat(body).startsWith("PK");
            case "text" ->
                assertThat(body).matches("(?s)\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d\\[TERRAFORM_CONSOLE] \\[.*");
            case "bytes" -> assertThat(body).isNotEmpty();
            case "empty" -> assertThat(body).isEmpty();
            default -> throw new AssertionError(operation.shape());
        }
        if (operation.headers().contains("etag")) {
            assertThat(response.headers().firstValue("etag").orElse(""))
                    .matches(operation.withDigests() ? "[0-9a-f]{64}" : "[0-9a-f-]{36}");
        }
        if (operation.headers().contains("work")) {
            assertThat(response.headers().firstValue("opc-work-request-id")).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void refusesABadSignature(Operation operation) {
        SignedRequest request =
                request(operation, operation.path().replaceAll("[{}]", "").replace(' ', '-'));
        request.keyId = "unknown";
        assertRefused(request.send(), 401, "NotAuthenticated");
    }

    @ParameterizedTest
    @MethodSource("ofSomething")
    void refusesWhatItDoesNotKnow(Operation operation) {
        HttpResponse<String> response =
                request(operation, resolve(operation.unknownPath())).send();
        assertRefused(response, 404, operation.unknown().orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void refusesAnotherEtag(Operation operation) {
        HttpResponse<String> response = request(operation, resolve(operation.path()))
                .header("if-match", "other")
                .send();
        assertRefused(response, 412, operation.otherEtag().orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("retried")
    void createsOnceForARetryToken(Operation operation) {
        String token = UUID.randomUUID().toString();
        SignedRequest request = request(operation, resolve(operation.path())).header("opc-retry-token", token);
        HttpResponse<String> first = request.send();
        HttpResponse<String> again = request.send();
        assertThat(again.statusCode()).isEqualTo(operation.status());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("etag")).isEqualTo(first.headers().firstValue("etag"));
        request.body = (new String(request.body, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8);
        assertRefused(request.send(), 409, "InvalidatedRetryToken");
    }

    @ParameterizedTest
    @MethodSource("paged")
    void givesTheNextPageAndRefusesOneOfAnotherList(Operation operation) {
        String path = resolve(operation.path());
        String limited = path + (path.contains("?") ? "&" : "?") + "limit=1";
        HttpResponse<String> first = request(operation, limited).send();
        String next = first.headers().firstValue("opc-next-page").orElseThrow();
        HttpResponse<String> second =
                request(operation, limited + "&page=" + next).send();
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isNotEqualTo(first.body());
        for (String refused : List.of("&page=other", "&limit=0", "&limit=1001")) {
            assertRefused(
                    request(
                                    operation,
                                    (refused.startsWith("&limit")
                                            ? limited.replace("limit=1", refused.substring(1))
                                            : limited + refused))
                            .send(),
                    400,
                    "InvalidParameter");
        }
    }
}
