package dev.featurestore.emulator.featurestore;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.rest.QueryParameters;
import java.util.List;
import java.util.Optional;

/**
 * Shows from what a feature group or dataset is made and what uses it: an element for each pair of a feature group and a
 * dataset.
 */
record LineageOfItem(ApiTable table, StoreItems items) {

    Response lineage(ApiOperation operation, Request request) {
        Item item = items.find(request.pathParameter("lineageId"))
                .filter(found -> found.kind() == Kind.FEATURE_GROUP || found.kind() == Kind.DATASET)
                .orElseThrow(ServiceError::notAuthorizedOrNotFound);
        String type = new QueryParameters(request)
                .text("constructType")
                .orElse(item.kind().name());
        if (!type.equals(item.kind().name())) {
            throw ServiceError.notAuthorizedOrNotFound();
        }
        ObjectNode json = Json.object().put("lineageType", type);
        ArrayNode elements = json.putObject("lineage").putArray("items");
        if (item.kind() == Kind.DATASET) {
            item.fields()
                    .path(Item.DATASET_GROUPS)
                    .path("items")
                    .findValuesAsText(Kind.FEATURE_GROUP.idName())
                    .forEach(id ->
                            elements.add(element(item, items.require(Kind.FEATURE_GROUP, id), Optional.of(item))));
        } else {
            List<Item> datasets = items.referringTo(item).stream()
                    .filter(other -> other.kind() == Kind.DATASET)
                    .toList();
            if (datasets.isEmpty()) {
                elements.add(element(item, item, Optional.empty()));
            }
            datasets.forEach(dataset -> elements.add(element(item, item, Optional.of(dataset))));
        }
        return Response.json(
                200, new AnswerShape(table).answer(operation.answer().orElseThrow(), json));
    }

    /** @param item the item of the request: its store and entity are shown */
    private ObjectNode element(Item item, Item group, Optional<Item> dataset) {
        ObjectNode element = Json.object();
        detail(element, "featureStore", item.text(Kind.FEATURE_STORE.idName()));
        detail(element, "entity", item.text(Kind.ENTITY.idName()));
        detail(
                element,
                "transformation",
                group.text(Kind.TRANSFORMATION.idName()).or(() -> group.text("onDemandTransformationId")));
        detail(element, "featureGroup", Optional.of(group.id()));
        detail(element, "dataset", dataset.map(Item::id));
        dataset.ifPresent(used -> element.set("modelDetails", used.fields().path("modelDetails")));
        return element;
    }

    private void detail(ObjectNode element, String name, Optional<String> id) {
        id.flatMap(items::find)
                .ifPresent(
                        found -> element.putObject(name).put("id", found.id()).put("displayName", found.name()));
    }
}
