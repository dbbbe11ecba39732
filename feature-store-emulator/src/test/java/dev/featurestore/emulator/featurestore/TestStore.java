package dev.featurestore.emulator.featurestore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.http.Answered;
import dev.featurestore.emulator.http.Handler;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A store with an item of each kind, without a gateway. */
final class TestStore {

    static final String COMPARTMENT = "ocid1.compartment.oc1..a";
    static final String USER = "ocid1.user.oc1..a";

    /** The output of a job, as {@code ads} sends it. */
    static final String OUTPUT = """
            {"jobOutputDetails": {
              "validationOutput": "{\\"success\\": false, \\"statistics\\": {\\"evaluated_expectations\\": 4,\
             \\"successful_expectations\\": 3, \\"unsuccessful_expectations\\": 1, \\"success_percent\\": 75.0}}",
              "featureStatistics": "{\\"age\\": {\\"Min\\": {\\"metric_data\\": [1]}, \\"Max\\": {\\"metric_data\\": [9.5]},\
             \\"Mean\\": {\\"metric_data\\": [4]}, \\"Quartiles\\": {\\"metric_data\\": [2, 3, 5]}},\
             \\"city\\": {\\"DistinctCount\\": {\\"value\\": 12}}}",
              "commitId": "commit_id",
              "version": 2}}""";

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    final ApiTable table = ApiTable.bundled();
    final Handler handler;
    final Map<String, String> references = new HashMap<>(Map.of("compartmentId", COMPARTMENT));

    TestStore(Path directory) {
        this(directory, Clock.systemUTC());
    }

    TestStore(Path directory, Clock clock) {
        handler = new FeatureStores(PrivateDirectory.at(directory), clock).ofStack("stack");
    }

    /** Creates an item of each kind; the jobs are completed. */
    TestStore filled() {
        for (String kind : new String[] {
            "feature_store", "entity", "transformation", "feature_group", "dataset", "feature_group_job", "dataset_job"
        }) {
            ApiOperation create = table.operation("create_" + kind);
            String id = create(kind);
            references.put(Kind.of(create.collection()).idName(), id);
            if (kind.equals("transformation")) {
                references.put("onDemandTransformationId", id);
            }
            if (kind.endsWith("_job")) {
                assertThat(send("complete_" + kind, OUTPUT).status()).isEqualTo(200);
            }
        }
        references.put("lineageId", references.getOrDefault("featureGroupId", ""));
        return this;
    }

    ObjectNode body(ApiOperation operation) {
        return new Samples(table, references).body(operation.body().orElseThrow());
    }

    /** Creates an item with a value in every field, and returns its OCID. */
    String create(String kind) {
        ApiOperation operation = table.operation("create_" + kind);
        return id(send(operation.name(), body(operation).toString()));
    }

    /** Creates an item of a body, in the compartment, and returns its OCID. */
    String create(String kind, String body) {
        ObjectNode json = (ObjectNode) json(body);
        json.put("compartmentId", COMPARTMENT);
        return id(send("create_" + kind, json.toString()));
    }

    private static String id(Answered created) {
        assertThat(created.status()).as(created.body()).isEqualTo(200);
        return created.json().path("id").asText();
    }

    static JsonNode json(String text) {
        return new Answered(0, Map.of(), text).json();
    }

    Answered send(String operation, String body, String... headers) {
        return send(table.operation(operation), query(operation), body, headers);
    }

    Answered send(ApiOperation operation, String query, String body, String... headers) {
        return at(operation.method(), path(operation) + query, body, headers);
    }

    Answered at(String method, String path, String body, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = FeatureStores.CALLER;
        all[headers.length + 1] = USER;
        return Answered.by(handler, method, FeatureStores.BASE_PATH + path, body, all);
    }

    Answered get(String path) {
        return at("GET", path, "");
    }

    /** The path of an operation on the items that the references name. */
    String path(ApiOperation operation) {
        Matcher parameter = PARAMETER.matcher(operation.path());
        return parameter.replaceAll(found -> references.getOrDefault(found.group(1), "unknown"));
    }

    /** The required parameters of an operation. */
    String query(String operation) {
        StringBuilder query = new StringBuilder("?");
        for (ApiField parameter : table.operation(operation).query()) {
            if (parameter.required()) {
                query.append(parameter.name())
                        .append('=')
                        .append(
                                parameter.type().equals("datetime")
                                        ? parameter.name().contains("Greater")
                                                ? "2000-01-01T00:00:00Z"
                                                : "3000-01-01T00:00:00Z"
                                        : COMPARTMENT)
                        .append('&');
            }
        }
        return query.toString();
    }
}
