package dev.featurestore.emulator.featurestore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Asserts that an answer has the fields of a model, no others, and values of their types.
 *
 * @param seen the models of all answers so far
 */
record ModelAssert(ApiTable table, Set<String> seen) {

    void assertAnswer(String model, JsonNode answer) {
        object(model, model, answer);
    }

    private void object(String place, String model, JsonNode json) {
        String variant = variant(model, json);
        seen.add(model);
        seen.add(variant);
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .as(place)
                .containsExactlyElementsOf(
                        table.fields(variant).stream().map(ApiField::name).toList());
        for (ApiField field : table.fields(variant)) {
            String name = place + "." + field.name();
            JsonNode value = json.path(field.name());
            if (value.isNull()) {
                assertThat(Choices.required(variant, field))
                        .as(name + " is null")
                        .isFalse();
            } else {
                value(name, field.type(), value);
                if (!field.values().isEmpty()) {
                    assertThat(field.values()).as(name).contains(value.asText());
                }
            }
        }
    }

    private static String variant(String model, JsonNode json) {
        return switch (json.path("featureType").asText()) {
            case "NUMERICAL" -> model.replace("StatisticsItem", "NumericalFeatureStatistics");
            case "CATEGORICAL" -> model.replace("StatisticsItem", "CategoricalFeatureStatistics");
            default -> model;
        };
    }

    private void value(String name, String type, JsonNode value) {
        if (ApiField.isList(type)) {
            assertThat(value.isArray()).as(name).isTrue();
            value.forEach(element -> value(name, ApiField.elements(type), element));
        } else if (ApiField.isMap(type)) {
            assertThat(value.isObject()).as(name).isTrue();
            value.forEach(element -> value(name, ApiField.elements(type), element));
        } else if (table.isModel(type)) {
            object(name, type, value);
        } else {
            switch (type) {
                case "str" -> assertThat(value.isTextual()).as(name).isTrue();
                case "bool" -> assertThat(value.isBoolean()).as(name).isTrue();
                case "int" -> assertThat(value.isIntegralNumber()).as(name).isTrue();
                case "float" -> assertThat(value.isNumber()).as(name).isTrue();
                case "datetime" ->
                    assertThat(Instant.parse(value.textValue())).as(name).isAfter(Instant.EPOCH);
                default -> assertThat(type).as(name).isEqualTo("object");
            }
        }
    }
}
