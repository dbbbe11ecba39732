package dev.featurestore.emulator.featurestore;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Writes the table of the API from its published description, which has operations and models in JSON. */
final class ApiTableText {

    private static final String HEAD = """
            # The API that a deployed feature store answers, version 20230101: operations and models. ApiTableText writes this file
            # from facts about the public generated client of Oracle's accelerated-data-science (February 2024); CONTRIBUTING.md has
            # the command. An operation is 'operation NAME METHOD PATH'; below it are the models of its body and its answer, its
            # headers apart from those that all have, and the parameters of its query. A model is 'model NAME', and below it are
            # its fields. A parameter or field is 'NAME TYPE [!] [VALUES]': ! is required, VALUES are the allowed ones.
            """;

    private static final Set<String> COMMON_HEADERS = Set.of("accept", "content-type", "opc-request-id");

    /** The facts have the values of these fields at another field whose name is the beginning of the field's. */
    private static final Map<String, String> VALUES_OF = Map.of(
            "Lineage.lineageType", "lineage",
            "FeatureGroupJobStatisticsItem.featureType", "feature",
            "DatasetJobStatisticsItem.featureType", "feature");

    private ApiTableText() {}

    static String of(JsonNode facts) {
        StringBuilder text = new StringBuilder(HEAD);
        facts.path("operations")
                .properties()
                .forEach(entry -> text.append(operation(entry.getKey(), entry.getValue(), facts.path("models"))));
        facts.path("models").properties().forEach(entry -> text.append(model(entry.getKey(), entry.getValue())));
        return text.toString();
    }

    private static String operation(String name, JsonNode json, JsonNode models) {
        StringBuilder text = new StringBuilder("operation " + name + " "
                + json.path("method").asText() + " " + json.path("path").asText() + "\n");
        List<String> required = texts(json.path("requiredArguments"));
        required.stream()
                .map(ApiTableText::camel)
                .map(argument -> argument.substring(0, 1).toUpperCase(Locale.ROOT) + argument.substring(1))
                .filter(models::has)
                .forEach(body -> text.append(" body ").append(body).append('\n'));
        if (json.has("response")) {
            text.append(" answer ").append(json.path("response").asText()).append('\n');
        }
        texts(json.path("headers")).stream()
                .filter(header -> !COMMON_HEADERS.contains(header))
                .sorted()
                .forEach(header -> text.append(" header ").append(header).append('\n'));
        List<String> needed = required.stream().map(ApiTableText::camel).toList();
        texts(json.path("query"))
                .forEach(parameter -> text.append(" query ")
                        .append(parameter)
                        .append(
                                parameter.startsWith("time")
                                        ? " datetime"
                                        : parameter.equals("limit") ? " int" : " str")
                        .append(needed.contains(parameter) ? " !" : "")
                        .append(values(json.path("allowedValues").path(snake(parameter))))
                        .append('\n'));
        return text.toString();
    }

    private static String model(String name, JsonNode fields) {
        StringBuilder text = new StringBuilder("model " + name + "\n");
        fields.properties().forEach(entry -> {
            String field = name + "." + entry.getKey();
            JsonNode source = VALUES_OF.containsKey(field) ? fields.path(VALUES_OF.get(field)) : entry.getValue();
            boolean elsewhere = VALUES_OF.entrySet().stream()
                    .anyMatch(moved -> field.equals(name + "." + moved.getValue())
                            && moved.getKey().startsWith(name + "."));
            text.append(' ')
                    .append(entry.getKey())
                    .append(' ')
                    .append(entry.getValue().path("type").asText().replace(" ", ""))
                    .append(entry.getValue().path("required").asBoolean() ? " !" : "")
                    .append(elsewhere ? "" : values(source.path("enum")))
                    .append('\n');
        });
        return text.toString();
    }

    private static String values(JsonNode values) {
        return values.isEmpty() ? "" : " " + String.join(",", texts(values));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String camel(String snake) {
        List<String> words = new ArrayList<>(List.of(snake.split("_", -1)));
        StringBuilder camel = new StringBuilder(words.remove(0));
        words.forEach(word ->
                camel.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1)));
        return camel.toString();
    }

    private static String snake(String camel) {
        return camel.replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
