package dev.featurestore.emulator.featurestore;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An operation of the feature store's API.
 *
 * @param name its name in the generated client, such as {@code list_entities}
 * @param method in upper case
 * @param path below the API's base path, with {@code {name}} for parameters
 * @param body the model of the request's body; empty if it has none
 * @param answer the model of the answer; empty if it has none
 * @param headers the headers in lower case that only some operations have
 * @param query the parameters of the query
 */
record ApiOperation(
        String name,
        String method,
        String path,
        Optional<String> body,
        Optional<String> answer,
        Set<String> headers,
        List<ApiField> query) {

    ApiOperation {
        headers = Set.copyOf(headers);
        query = List.copyOf(query);
    }

    /** The first segment of the path. */
    String collection() {
        return path.split("/", -1)[1];
    }

    /** Whether the path is that of one item. */
    boolean ofOneItem() {
        return path.endsWith("}");
    }
}
