package dev.featurestore.emulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Part of a list.
 *
 * @param items its items
 * @param next the token for the next page; empty on the last page
 */
public record Page<T>(List<T> items, Optional<String> next) {

    /** Returns the requested page of a list that does not change any more. */
    public static <T> Page<T> of(List<T> all, QueryParameters query, String scope) {
        PageToken token = new PageToken(scope);
        int from = query.text("page")
                .map(page -> index(token.decode(page), all.size()))
                .orElse(0);
        int to = Math.min(all.size(), from + query.limit());
        Optional<String> next = to < all.size() ? Optional.of(token.encode(Integer.toString(to))) : Optional.empty();
        return new Page<>(all.subList(from, to), next);
    }

    private static int index(String place, int size) {
        int index = Integer.parseInt(place);
        if (index > size) {
            throw ServiceError.invalidParameter("page", "The list is shorter now.");
        }
        return index;
    }

    /** The page as a bare array. */
    public Response array(Function<T, JsonNode> toJson) {
        return withNext(Response.page(json(toJson), Json.array()));
    }

    /** The page as {@code {"items": […]}}. */
    public Response collection(Function<T, JsonNode> toJson) {
        return withNext(Response.page(items(json(toJson)), items(Json.array())));
    }

    private static JsonNode items(ArrayNode items) {
        return Json.object().set("items", items);
    }

    private ArrayNode json(Function<T, JsonNode> toJson) {
        ArrayNode array = Json.array();
        items.forEach(item -> array.add(toJson.apply(item)));
        return array;
    }

    private Response withNext(Response response) {
        return next.map(token -> response.with("opc-next-page", token)).orElse(response);
    }
}
