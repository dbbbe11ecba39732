package dev.featurestore.emulator.featurestore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a completed job reported about its data: two JSON texts, the result of Great Expectations and the metrics of MLM
 * Insights in one of two versions ({@code {"Min": {"value": 1}}} and {@code {"Min": {"metric_data": [1]}}}).
 *
 * @param details {@code jobOutputDetails} of the completion
 */
record IngestionOutput(JsonNode details) {

    private static final int MEDIAN = 1;

    /** The output of a job; empty before its completion. */
    static IngestionOutput of(Item job) {
        return new IngestionOutput(job.fields().path("jobOutputDetails"));
    }

    /** The summary of the validation; empty if the job reported none. */
    Optional<ObjectNode> validation() {
        return parsed("validationOutput").map(result -> {
            JsonNode statistics = result.path("statistics");
            ObjectNode summary = Json.object();
            summary.set("isSuccessful", result.get("success"));
            summary.set("evaluatedExpectations", statistics.get("evaluated_expectations"));
            summary.set("successfulExpectations", statistics.get("successful_expectations"));
            summary.set("unsuccessfulExpectations", statistics.get("unsuccessful_expectations"));
            JsonNode percent = statistics.path("success_percent");
            if (percent.isNumber()) {
                summary.put("successPercent", percent.asText());
            }
            return summary;
        });
    }

    /** The statistics of the features; empty if the job reported none. */
    Optional<ObjectNode> statistics() {
        return parsed("featureStatistics").map(features -> {
            ObjectNode statistics = Json.object();
            ArrayNode items = statistics.putArray("items");
            features.properties().forEach(feature -> items.add(statistics(feature.getKey(), feature.getValue())));
            return statistics;
        });
    }

    private static ObjectNode statistics(String feature, JsonNode metrics) {
        ObjectNode json = Json.object().put("feature", feature);
        boolean numerical = metrics.has("Min") || metrics.has("Max") || metrics.has("Mean");
        json.put("featureType", numerical ? "NUMERICAL" : "CATEGORICAL");
        number(metrics.path("Min"), 0).ifPresent(value -> json.put("min", value));
        number(metrics.path("Max"), 0).ifPresent(value -> json.put("max", value));
        number(metrics.path("Mean"), 0).ifPresent(value -> json.put("mean", value));
        JsonNode quartiles = metrics.path("Quartiles");
        number(quartiles.has("q2") ? quartiles.path("q2") : quartiles, MEDIAN)
                .ifPresent(value -> json.put("median", value));
        number(metrics.path("DistinctCount"), 0).ifPresent(value -> json.put("distinctCount", Math.round(value)));
        return json;
    }

    private static OptionalDouble number(JsonNode metric, int index) {
        for (JsonNode value : new JsonNode[] {
            metric, metric.path("value"), metric.path("metric_data").path(index)
        }) {
            if (value.isNumber()) {
                return OptionalDouble.of(value.doubleValue());
            }
        }
        return OptionalDouble.empty();
    }

    private Optional<JsonNode> parsed(String field) {
        try {
            JsonNode json = Json.read(details.path(field).asText().getBytes(StandardCharsets.UTF_8));
            return json.isObject() ? Optional.of(json) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
