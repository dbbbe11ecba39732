package dev.featurestore.emulator.featurestore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.http.Answered;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation and every model of the table, in requests and answers. */
class FeatureStoreContractTest {

    @TempDir
    static Path folder;

    private static TestStore store;

    @BeforeAll
    static void fill() {
        store = new TestStore(folder).filled();
    }

    /**
     * A field of a body, also of an object in it.
     *
     * @param pointer the JSON pointer of the object that has the field
     * @param name the field's name in messages
     */
    private record Place(String pointer, String name, String model, ApiField field) {

        ObjectNode in(ObjectNode body) {
            return (ObjectNode) body.at(pointer);
        }
    }

    private static void places(String pointer, String prefix, String model, List<Place> places) {
        for (ApiField field : store.table.fields(model)) {
            String name = prefix + field.name();
            places.add(new Place(pointer, name, model, field));
            String type = field.type();
            if (store.table.isModel(type)) {
                places(pointer + "/" + field.name(), name + ".", type, places);
            } else if (ApiField.isList(type) && store.table.isModel(ApiField.elements(type))) {
                places(pointer + "/" + field.name() + "/0", name + "[0].", ApiField.elements(type), places);
            }
        }
    }

    private static List<Place> places(ApiOperation operation) {
        List<Place> places = new ArrayList<>();
        places("", "", operation.body().orElseThrow(), places);
        return places;
    }

    static Stream<ApiOperation> all() {
        return ApiTable.bundled().operations().stream();
    }

    static Stream<ApiOperation> withBody() {
        return all().filter(operation -> operation.body().isPresent());
    }

    static Stream<ApiOperation> withParameter() {
        return all().filter(operation -> operation.path().contains("{"));
    }

    static Stream<ApiOperation> withQuery() {
        return all().filter(operation -> !operation.query().isEmpty());
    }

    static Stream<ApiOperation> lists() {
        return all().filter(operation -> operation.name().startsWith("list_"));
    }

    static Stream<ApiOperation> ofItems() {
        return lists().filter(operation -> !operation.path().endsWith("Analytics"));
    }

    static Stream<ApiOperation> guarded() {
        return all().filter(operation -> operation.headers().contains("if-match"));
    }

    static Stream<ApiOperation> retried() {
        return all().filter(operation -> operation.headers().contains("opc-retry-token"));
    }

    /** Sends a request after which the operation can be sent again: what it deletes or completes is new. */
    private static Answered send(ApiOperation operation, String query, String body, String... headers) {
        return store.at(operation.method(), path(operation) + query, body, headers);
    }

    private static String path(ApiOperation operation) {
        boolean used = operation.method().equals("DELETE") || operation.path().endsWith("/complete");
        String kind = operation.name().replaceAll("^(delete|complete)_", "");
        return used ? operation.path().replaceAll("\\{\\w+}", store.create(kind)) : store.path(operation);
    }

    private static Answered sendBody(ApiOperation operation, JsonNode body) {
        return send(operation, store.query(operation.name()), body.toString());
    }

    private static String sample(ApiOperation operation) {
        return operation.body().isPresent() ? store.body(operation).toString() : "";
    }

    private static Answered answered(ApiOperation operation, Set<String> seen) {
        Answered answered = send(operation, store.query(operation.name()), sample(operation));
        assertThat(answered.status())
                .as(answered.body())
                .isEqualTo(operation.method().equals("DELETE") ? 204 : 200);
        if (operation.answer().isPresent()) {
            new ModelAssert(store.table, seen).assertAnswer(operation.answer().get(), answered.json());
        } else {
            assertThat(answered.body()).isEmpty();
        }
        return answered;
    }

    @ParameterizedTest
    @MethodSource("all")
    void answersWithTheFieldsOfItsModel(ApiOperation operation) {
        Answered answered = answered(operation, new TreeSet<>());
        if (operation.path().equals("/resources") || operation.name().startsWith("list_")) {
            assertThat(answered.json().path("items")).isNotEmpty();
        }
    }

    @Test
    void hasEveryModelInARequestOrAnAnswer() {
        Set<String> seen = new TreeSet<>();
        all().forEach(operation -> answered(operation, seen));
        withBody().forEach(operation -> {
            seen.add(operation.body().orElseThrow());
            places(operation).forEach(place -> seen.add(place.model()));
        });
        assertThat(seen).isEqualTo(new TreeSet<>(store.table.models()));
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void refusesABodyWithoutARequiredField(ApiOperation operation) {
        for (Place place : places(operation)) {
            ObjectNode body = store.body(operation);
            place.in(body).remove(place.field().name());
            Answered answered = sendBody(operation, body);
            if (Choices.required(place.model(), place.field())) {
                assertThat(answered.error()).as(place.name()).isEqualTo("400 MissingParameter");
                assertThat(answered.message()).contains("'" + place.name() + "'");
            } else {
                assertThat(answered.status()).as(place.name()).isEqualTo(200);
            }
        }
        assertThat(sendBody(operation, JsonNodeFactory.instance.arrayNode()).error())
                .isEqualTo("400 CannotParseRequest");
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void refusesAnotherValueOfAnEnumeration(ApiOperation operation) {
        for (Place place : places(operation)) {
            if (!place.field().values().isEmpty()) {
                ObjectNode body = store.body(operation);
                place.in(body).put(place.field().name(), "OTHER");
                Answered answered = sendBody(operation, body);
                assertThat(answered.error()).as(place.name()).isEqualTo("400 InvalidParameter");
                assertThat(answered.message())
                        .contains(
                                "'" + place.name() + "'", place.field().values().get(0));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void refusesAnotherType(ApiOperation operation) {
        for (Place place : places(operation)) {
            ObjectNode body = store.body(operation);
            if (List.of("str", "bool").contains(place.field().type())) {
                place.in(body).put(place.field().name(), 1);
            } else {
                place.in(body).put(place.field().name(), "other");
            }
            Answered answered = sendBody(operation, body);
            assertThat(answered.error()).as(place.name()).isEqualTo("400 InvalidParameter");
            assertThat(answered.message()).contains("'" + place.name() + "'");
        }
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void acceptsUnknownFieldsAndNull(ApiOperation operation) {
        ObjectNode body = store.body(operation);
        for (Place place : places(operation)) {
            if (body.at(place.pointer()) instanceof ObjectNode object) {
                object.putObject("unknown").put("any", 1);
                if (!place.field().required()) {
                    object.putNull(place.field().name());
                }
            }
        }
        Answered answered = sendBody(operation, body);
        assertThat(answered.status()).as(answered.body()).isEqualTo(200);
        assertThat(answered.json().findValue("unknown")).isNull();
    }

    @ParameterizedTest
    @MethodSource("withQuery")
    void checksTheParametersOfItsQuery(ApiOperation operation) {
        String required = store.query(operation.name());
        for (ApiField parameter : operation.query()) {
            if (parameter.required()) {
                Answered answered =
                        send(operation, required.replaceAll(parameter.name() + "=[^&]*", ""), sample(operation));
                assertThat(answered.error()).isEqualTo("400 MissingParameter");
                assertThat(answered.message()).contains("'" + parameter.name() + "'");
            }
            if (!parameter.values().isEmpty()
                    || List.of("limit", "page").contains(parameter.name())
                    || parameter.type().equals("datetime")) {
                Answered answered = send(
                        operation,
                        required.replaceAll(parameter.name() + "=[^&]*", "") + parameter.name() + "=other",
                        sample(operation));
                assertThat(answered.error()).as(parameter.name()).isEqualTo("400 InvalidParameter");
                assertThat(answered.message()).contains("'" + parameter.name() + "'");
            }
            for (String value : parameter.values()) {
                String query = required + parameter.name() + "=" + value;
                assertThat(send(operation, query, sample(operation)).status())
                        .as(query)
                        .isEqualTo(operation.name().equals("get_lineage") && value.equals("DATASET") ? 404 : 200);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ofItems")
    void findsItemsByEachOfItsFilters(ApiOperation operation) {
        Kind kind = Kind.of(operation.collection());
        String id = store.references.get(kind.idName());
        JsonNode item = store.get("/" + kind.collection() + "/" + id).json();
        for (ApiField parameter : operation.query()) {
            String name = parameter.name();
            if (List.of("limit", "page", "sortOrder", "sortBy").contains(name)) {
                continue;
            }
            String value = name.equals("likeValue")
                    ? item.path("name").asText().substring(1).toUpperCase(Locale.ROOT)
                    : item.path(name).asText();
            String query =
                    name.equals("compartmentId") ? "?limit=1000&" : store.query(operation.name()) + "limit=1000&";
            assertThat(found(operation, query + name + "=" + value)).as(name).contains(id);
            if (!name.equals("lifecycleState")) {
                assertThat(found(operation, query + name + "=other")).as(name).isEmpty();
            }
        }
    }

    private static List<String> found(ApiOperation operation, String query) {
        Answered answered = store.send(operation, query, "");
        assertThat(answered.status()).as(answered.body()).isEqualTo(200);
        return answered.json().path("items").findValuesAsText("id");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void sortsAndPages(ApiOperation operation) {
        if (operation.path().endsWith("Analytics")) {
            String kind = operation.name().replaceAll("^list_(\\w+_job)_.*", "$1");
            for (int i = 0; i < 2; i++) {
                String job = store.create(kind);
                store.at("POST", "/" + operation.collection() + "/" + job + "/actions/complete", TestStore.OUTPUT);
            }
        } else {
            store.create(Kind.of(operation.collection()).name().toLowerCase(Locale.ROOT));
        }
        String query = store.query(operation.name());
        List<String> byTime = found(operation, query + "limit=1000");
        assertThat(byTime).hasSizeGreaterThan(1);
        List<String> reverse = new ArrayList<>(byTime);
        Collections.reverse(reverse);
        assertThat(found(operation, query + "limit=1000&sortBy=timeCreated&sortOrder=ASC"))
                .isEqualTo(reverse);
        List<String> byName = found(operation, query + "limit=1000&sortBy=name");
        assertThat(byName).containsExactlyInAnyOrderElementsOf(byTime);
        List<String> descending = new ArrayList<>(byName);
        Collections.reverse(descending);
        assertThat(found(operation, query + "limit=1000&sortBy=name&sortOrder=DESC"))
                .isEqualTo(descending);
        List<String> paged = new ArrayList<>();
        String page = "";
        do {
            Answered answered = store.send(operation, query + "limit=1" + page, "");
            paged.addAll(answered.json().path("items").findValuesAsText("id"));
            page = answered.header("opc-next-page").map(next -> "&page=" + next).orElse("");
        } while (!page.isEmpty());
        assertThat(paged).isEqualTo(byTime);
    }

    @ParameterizedTest
    @MethodSource("withParameter")
    void answers404ForAnUnknownOcid(ApiOperation operation) {
        String path = operation.path().replaceAll("\\{\\w+}", "unknown");
        assertThat(store.at(operation.method(), path + store.query(operation.name()), sample(operation))
                        .error())
                .isEqualTo("404 NotAuthorizedOrNotFound");
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void answers404ForAnUnknownReference(ApiOperation operation) {
        for (Place place : places(operation)) {
            if (Kind.referredBy(place.field().name()).isPresent()) {
                ObjectNode body = store.body(operation);
                place.in(body).put(place.field().name(), "unknown");
                assertThat(sendBody(operation, body).error()).as(place.name()).isEqualTo("404 NotAuthorizedOrNotFound");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void changesOnlyTheRevisionOfIfMatch(ApiOperation operation) {
        String path = path(operation);
        String item = path.replace("/actions/complete", "");
        assertThat(store.at(operation.method(), path, sample(operation), "if-match", "other")
                        .error())
                .isEqualTo("412 NoEtagMatch");
        String etag = store.get(item).header("etag").orElseThrow();
        Answered changed = store.at(operation.method(), path, sample(operation), "if-match", etag);
        assertThat(changed.status()).as(changed.body()).isLessThan(300);
        if (!operation.method().equals("DELETE")) {
            assertThat(changed.header("etag").orElseThrow()).isNotEqualTo(etag);
        }
    }

    @ParameterizedTest
    @MethodSource("retried")
    void happensOnceForARetryToken(ApiOperation operation) {
        String path = path(operation);
        String body = sample(operation);
        String token = "token-" + operation.name();
        Answered first = store.at("POST", path, body, "opc-retry-token", token);
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(store.at("POST", path, body, "opc-retry-token", token)).isEqualTo(first);
        assertThat(store.at("POST", path, body + " ", "opc-retry-token", token).error())
                .isEqualTo("409 InvalidatedRetryToken");
    }
}
