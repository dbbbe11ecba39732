package dev.featurestore.emulator.featurestore;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Answers with items, in the form of the models of the API. */
record ItemAnswers(ApiTable table, StoreItems items) {

    /** The model of the elements in an answer with a list. */
    String elements(ApiOperation operation) {
        List<ApiField> collection = table.fields(operation.answer().orElseThrow());
        return ApiField.elements(collection.get(0).type());
    }

    /** An item in the form of a model. */
    ObjectNode answer(String model, Item item) {
        ObjectNode source = item.json();
        if (item.kind() == Kind.FEATURE_GROUP) {
            ArrayNode datasets = source.putArray("datasets");
            items.referringTo(item).stream()
                    .filter(other -> other.kind() == Kind.DATASET)
                    .forEach(dataset -> datasets.add(dataset.id()));
        }
        if (item.kind().isJob()) {
            IngestionOutput output = IngestionOutput.of(item);
            output.validation().ifPresent(details -> source.set("validationDetails", details));
            output.statistics().ifPresent(details -> source.set("statisticsDetails", details));
        }
        return new AnswerShape(table).answer(model, source);
    }
}
