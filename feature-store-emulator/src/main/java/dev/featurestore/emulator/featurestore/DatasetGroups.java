package dev.featurestore.emulator.featurestore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The feature groups of a dataset: those that the client gives, else those that the query reads as {@code ENTITY_OCID.NAME},
 * the name of a feature group's table.
 */
record DatasetGroups(StoreItems items) {

    private static final Pattern QUOTES = Pattern.compile("[`\"]");
    private static final Pattern NO_NAME = Pattern.compile("[^\\w.-]+");

    /** The collection for a new dataset. */
    ObjectNode groups(JsonNode dataset) {
        ObjectNode collection = Json.object();
        ArrayNode groups = collection.putArray("items");
        JsonNode given = dataset.path(Item.DATASET_GROUPS).path("items");
        collection.put("isManualAssociation", given.isArray());
        if (given.isArray()) {
            given.forEach(groups::add);
            return collection;
        }
        String query = QUOTES.matcher(dataset.path("query").asText()).replaceAll("");
        Set<String> tables = Arrays.stream(NO_NAME.split(query, -1)).collect(Collectors.toSet());
        items.ofKind(Kind.FEATURE_GROUP)
                .filter(group -> tables.contains(group.text("entityId").orElse("") + "." + group.name()))
                .sorted(Comparator.comparingLong(Item::sequence))
                .forEach(group -> groups.addObject().put("featureGroupId", group.id()));
        return collection;
    }
}
