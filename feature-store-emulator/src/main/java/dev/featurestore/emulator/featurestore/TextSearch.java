package dev.featurestore.emulator.featurestore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.rest.QueryParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds items by text: each word must be in the name, the description, a tag or the name of a feature. Matches are marked
 * with {@code <h1>}, as OCI's Search service does.
 */
record TextSearch(ApiTable table, StoreItems items) {

    private static final List<String> FEATURES = List.of("inputFeatureDetails", "outputFeatureDetails");

    Response search(ApiOperation operation, Request request, JsonNode details) {
        List<String> words = Arrays.stream(
                        details.path("text").asText("").toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        ObjectNode found = Json.object();
        ArrayNode results = found.putArray("items");
        Kind.SEARCHED.stream()
                .flatMap(items::ofKind)
                .filter(item -> matches(item, words))
                .sorted(Comparator.comparingLong(Item::sequence).reversed())
                .limit(new QueryParameters(request).limit())
                .forEach(item -> results.add(summary(item, words)));
        return Response.json(
                200, new AnswerShape(table).answer(operation.answer().orElseThrow(), found));
    }

    private static boolean matches(Item item, List<String> words) {
        String all = texts(item).values().stream()
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
        return words.stream().allMatch(all::contains);
    }

    private static ObjectNode summary(Item item, List<String> words) {
        ObjectNode summary = item.json();
        summary.put("identifier", item.id());
        summary.put("displayName", item.name());
        summary.put("resourceType", item.kind().resourceType());
        ObjectNode highlights = summary.putObject("searchContext").putObject("highlights");
        if (!words.isEmpty()) {
            Pattern anyWord = Pattern.compile(
                    words.stream().map(Pattern::quote).collect(Collectors.joining("|")), Pattern.CASE_INSENSITIVE);
            texts(item)
                    .forEach((field, texts) -> texts.forEach(text -> {
                        Matcher match = anyWord.matcher(text);
                        if (match.find()) {
                            highlights.withArray(field).add(match.replaceAll("<h1>$0</h1>"));
                        }
                    }));
        }
        return summary;
    }

    /** The texts of an item that are searched, by the name of their field. */
    private static Map<String, List<String>> texts(Item item) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        for (String field : List.of("name", "description")) {
            item.text(field).ifPresent(text -> texts.put(field, List.of(text)));
        }
        List<String> tags = new ArrayList<>();
        item.fields().path("freeformTags").forEach(tag -> tags.add(tag.asText()));
        texts.put("freeformTags", tags);
        FEATURES.forEach(field -> texts.put(field, item.fields().path(field).findValuesAsText("name")));
        return texts;
    }
}
