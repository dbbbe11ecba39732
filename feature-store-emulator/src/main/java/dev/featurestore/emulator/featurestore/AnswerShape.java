package dev.featurestore.emulator.featurestore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;

/**
 * Gives answers the fields of a model: exactly those of the table. A field without a value is null; a collection without
 * one has no items.
 */
record AnswerShape(ApiTable table) {

    private static final String STATISTICS = "StatisticsItem";

    /** An answer with the fields of a model, by the values of a source. */
    ObjectNode answer(String model, JsonNode source) {
        ObjectNode answer = Json.object();
        for (ApiField field : table.fields(variant(model, source))) {
            answer.set(field.name(), value(field.type(), source.path(field.name())));
        }
        return answer;
    }

    private JsonNode value(String type, JsonNode value) {
        boolean absent = value.isMissingNode() || value.isNull();
        if (ApiField.isList(type)) {
            ArrayNode list = Json.array();
            value.forEach(element -> list.add(value(ApiField.elements(type), element)));
            return list;
        }
        if (ApiField.isMap(type)) {
            return absent ? Json.object() : value;
        }
        if (table.isModel(type) && (!absent || type.endsWith("Collection"))) {
            return answer(type, value);
        }
        return absent ? JsonNodeFactory.instance.nullNode() : value;
    }

    /** Statistics of a feature have more fields, by the type of the feature. */
    private static String variant(String model, JsonNode source) {
        return model.endsWith(STATISTICS)
                ? model.replace(
                        STATISTICS,
                        source.path("featureType").asText().equals("NUMERICAL")
                                ? "NumericalFeatureStatistics"
                                : "CategoricalFeatureStatistics")
                : model;
    }
}
