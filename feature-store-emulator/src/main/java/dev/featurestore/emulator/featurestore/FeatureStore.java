package dev.featurestore.emulator.featurestore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.http.Handler;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.Router;
import dev.featurestore.emulator.rest.RetryTokens;
import dev.featurestore.emulator.store.Documents;
import dev.featurestore.emulator.store.PrivateDirectory;
import dev.featurestore.emulator.view.ItemView;
import java.time.Clock;
import java.util.List;

/** One feature store: its items, and the API's operations on them. Changes are made one at a time. */
final class FeatureStore {

    private final ApiTable table = ApiTable.bundled();
    private final StoreItems items;
    private final RetryTokens tokens;
    private final ItemOperations operations;
    private final Analytics analytics;

    FeatureStore(Documents<Item> documents, PrivateDirectory retryTokens, Clock clock) {
        items = new StoreItems(documents);
        tokens = new RetryTokens(retryTokens, clock, id -> items.find(id).isPresent());
        operations = new ItemOperations(table, items, clock);
        analytics = new Analytics(items, new ItemAnswers(table, items));
    }

    /** Answers to a request that is checked. */
    private interface Answer {
        Response to(Request request, ObjectNode body);
    }

    /** Answers the API's operations. */
    Handler api() {
        RequestCheck check = new RequestCheck(table);
        Router.Builder routes = Router.builder();
        for (ApiOperation operation : table.operations()) {
            Answer answer = answer(operation);
            routes.route(operation.method(), FeatureStores.BASE_PATH + operation.path(), request -> {
                ObjectNode body = check.checked(operation, request);
                if (operation.method().equals("GET")) {
                    return answer.to(request, body);
                }
                synchronized (items) {
                    return answer.to(request, body);
                }
            });
        }
        return routes.build();
    }

    private Answer answer(ApiOperation operation) {
        switch (operation.collection()) {
            case "resources" -> {
                return (request, body) -> new TextSearch(table, items).search(operation, request, body);
            }
            case "lineage" -> {
                return (request, body) -> new LineageOfItem(table, items).lineage(operation, request);
            }
            default -> {
                return answer(operation, Kind.of(operation.collection()));
            }
        }
    }

    private Answer answer(ApiOperation operation, Kind kind) {
        if (operation.path().endsWith("/statisticsAnalytics")) {
            return (request, body) -> analytics.statistics(operation, kind, request);
        }
        if (operation.path().endsWith("/validationAnalytics")) {
            return (request, body) -> analytics.validation(operation, kind, request);
        }
        return switch (operation.method()) {
            case "POST" ->
                operation.path().endsWith("/complete")
                        ? (request, body) -> tokens.once(
                                        request, () -> operations.completion(operation, kind, request, body))
                                .response()
                        : (request, body) -> tokens.once(
                                        request, () -> operations.creation(operation, kind, request, body))
                                .response();
            case "GET" ->
                operation.ofOneItem()
                        ? (request, body) -> operations.get(operation, kind, request)
                        : (request, body) -> operations.list(operation, kind, request);
            case "DELETE" -> (request, body) -> operations.delete(kind, request);
            default -> (request, body) -> operations.update(operation, kind, request, body);
        };
    }

    /** The items in the order of creation, to be shown. */
    List<ItemView> shown() {
        return items.all().stream().map(Item::shown).toList();
    }

    /** Deletes all items. */
    void clear() {
        synchronized (items) {
            items.clear();
        }
    }
}
