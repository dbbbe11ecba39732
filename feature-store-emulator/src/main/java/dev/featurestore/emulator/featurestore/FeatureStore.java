package dev.featurestore.emulator.featurestore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.http.Handler;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.Router;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.ocid.OcidMaker;
import dev.featurestore.emulator.rest.Etags;
import dev.featurestore.emulator.rest.Listing;
import dev.featurestore.emulator.rest.QueryParameters;
import dev.featurestore.emulator.rest.RequestBody;
import dev.featurestore.emulator.store.Documents;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One feature store: its items, and the API's operations on them. Changes are made one at a time. */
final class FeatureStore {

    private static final String REGION_KEY = "iad";
    private static final String SEARCH = "resources";
    private static final String COMPARTMENT = "compartmentId";
    private static final List<String> FILTERS = List.of("id", "name", "displayName", "lifecycleState");

    /** What a client cannot set. */
    private static final List<String> OWN_FIELDS = List.of("id", "timeCreated", "timeUpdated", "lifecycleState");

    private final Documents<Item> items;
    private final Clock clock;
    private final OcidMaker ocids = new OcidMaker();
    private long lastSequence;

    FeatureStore(Documents<Item> items, Clock clock) {
        this.items = items;
        this.clock = clock;
        this.lastSequence = items.all().stream().mapToLong(Item::sequence).max().orElse(0);
    }

    /** Answers the API's operations. */
    Handler api() {
        Router.Builder routes = Router.builder();
        for (Kind kind : Kind.ALL) {
            String all = FeatureStores.BASE_PATH + "/" + kind.collection();
            String one = all + "/{" + kind.idName() + "}";
            routes.route("GET", all, request -> list(kind, request))
                    .route("POST", all, request -> create(kind, request))
                    .route("GET", one, request -> answer(item(kind, request)));
            kind.changes()
                    .forEach(method -> routes.route(
                            method,
                            one,
                            request -> method.equals("DELETE") ? delete(kind, request) : update(kind, request)));
            if (kind.isJob()) {
                routes.route("POST", one + "/actions/complete", request -> complete(kind, request))
                        .route(
                                "GET",
                                one + "/validationAnalytics",
                                request -> output(kind, request, "validationOutput"))
                        .route(
                                "GET",
                                one + "/statisticsAnalytics",
                                request -> output(kind, request, "statisticsOutput"));
            }
        }
        return routes.route("POST", FeatureStores.BASE_PATH + "/resources", this::search)
                .route("GET", FeatureStores.BASE_PATH + "/lineage/{lineageId}", this::lineage)
                .build();
    }

    /** Drops all that there is. */
    synchronized void clear() {
        items.removeIf(item -> true);
    }

    private Item item(Kind kind, Request request) {
        return items.find(request.pathParameter(kind.idName()))
                .filter(item -> item.kind().equals(kind))
                .orElseThrow(ServiceError::notAuthorizedOrNotFound);
    }

    private static Response answer(Item item) {
        return Response.json(200, item.json()).with("etag", item.etag());
    }

    private synchronized Response create(Kind kind, Request request) {
        RequestBody body = RequestBody.of(request);
        Stream.of(kind.required(), List.of(COMPARTMENT), kind.parents())
                .flatMap(List::stream)
                .forEach(body::requiredText);
        ObjectNode fields = fields(request, body);
        Instant now = clock.instant();
        lastSequence++;
        Item item = new Item(
                ocids.next(kind.ocid(), REGION_KEY),
                kind,
                lastSequence,
                1,
                now,
                now,
                kind.isJob() ? "ACCEPTED" : Item.ACTIVE,
                fields);
        items.save(item.id(), item);
        return answer(item);
    }

    /** What a client gives, with references to what there is only. */
    private ObjectNode fields(Request request, RequestBody body) {
        if (!(parsed(request) instanceof ObjectNode given)) {
            throw ServiceError.cannotParseRequest("The body is not a JSON object.");
        }
        given.remove(OWN_FIELDS);
        for (Kind kind : Kind.ALL) {
            Optional<String> reference = body.text(kind.idName());
            if (reference.isPresent()
                    && items.find(reference.get())
                            .filter(item -> item.kind().equals(kind))
                            .isEmpty()) {
                throw ServiceError.notAuthorizedOrNotFound();
            }
        }
        return given;
    }

    private static JsonNode parsed(Request request) {
        try {
            return Json.read(request.body());
        } catch (IOException e) {
            throw ServiceError.cannotParseRequest("The body is not JSON: " + e.getMessage());
        }
    }

    private synchronized Response update(Kind kind, Request request) {
        Item before = item(kind, request);
        Etags.requireMatch(request, before.etag());
        RequestBody body = RequestBody.of(request);
        Item after = before.changed(fields(request, body), before.lifecycleState(), clock.instant());
        items.save(after.id(), after);
        return answer(after);
    }

    private synchronized Response delete(Kind kind, Request request) {
        Item item = item(kind, request);
        Etags.requireMatch(request, item.etag());
        List<Item> below =
                items.all().stream().filter(other -> refersTo(other, item.id())).toList();
        Optional<Item> user =
                below.stream().filter(other -> !other.kind().isJob()).findFirst();
        if (user.isPresent()) {
            throw ServiceError.incorrectState("It is used by " + user.get().id() + " ("
                    + user.get().kind().collection() + "). Delete that item first.");
        }
        below.forEach(job -> items.delete(job.id()));
        items.delete(item.id());
        return Response.empty(204);
    }

    private static boolean refersTo(Item item, String id) {
        return Kind.ALL.stream().anyMatch(kind -> item.text(kind.idName()).equals(Optional.of(id)));
    }

    private Response list(Kind kind, Request request) {
        QueryParameters query = new QueryParameters(request);
        Listing.requireOneOf(query, COMPARTMENT);
        Stream<String> names = Stream.concat(
                Stream.concat(Stream.of(COMPARTMENT), FILTERS.stream()),
                Kind.ALL.stream().map(Kind::idName));
        Map<String, String> wanted = new HashMap<>();
        names.forEach(name -> query.text(name).ifPresent(value -> wanted.put(name, value)));
        return page(
                kind.collection(),
                query,
                item -> item.kind().equals(kind)
                        && wanted.entrySet().stream()
                                .allMatch(want -> item.text(want.getKey()).equals(Optional.of(want.getValue()))));
    }

    private Response page(String scope, QueryParameters query, Predicate<Item> condition) {
        return new Listing<>(scope, Item::timeCreated, Item::name, Item::sequence)
                .page(items.all().stream().filter(condition), query)
                .collection(scope.equals(SEARCH) ? Item::found : Item::json);
    }

    private Response search(Request request) {
        RequestBody body = RequestBody.optional(request);
        String compartment = body.requiredText(COMPARTMENT);
        String text = body.text("query").orElse("").toLowerCase(Locale.ROOT);
        return page(
                SEARCH,
                new QueryParameters(request),
                item -> item.text(COMPARTMENT).equals(Optional.of(compartment))
                        && Stream.of("name", "displayName", "description")
                                .anyMatch(field -> item.text(field)
                                        .orElse("")
                                        .toLowerCase(Locale.ROOT)
                                        .contains(text)));
    }

    private synchronized Response complete(Kind kind, Request request) {
        Item before = item(kind, request);
        if (!before.lifecycleState().equals("ACCEPTED")) {
            throw ServiceError.incorrectState("The job " + before.id() + " is " + before.lifecycleState() + ".");
        }
        RequestBody body = RequestBody.optional(request);
        ObjectNode given = request.content().length() == 0 ? Json.object() : fields(request, body);
        Item after = before.changed(given, body.text("lifecycleState").orElse("SUCCEEDED"), clock.instant());
        items.save(after.id(), after);
        return answer(after);
    }

    /** What the job's completion said. */
    private Response output(Kind kind, Request request, String field) {
        Item job = item(kind, request);
        ObjectNode json = Json.object().put(kind.idName(), job.id());
        JsonNode value = job.fields().path(field);
        json.set(field, value.isMissingNode() ? Json.object().nullNode() : value);
        return Response.json(200, json);
    }

    private Response lineage(Request request) {
        Item item = items.find(request.pathParameter("lineageId")).orElseThrow(ServiceError::notAuthorizedOrNotFound);
        ObjectNode json = item.node();
        ArrayNode upstream = json.putArray("upstream");
        Kind.ALL.stream()
                .flatMap(kind -> item.text(kind.idName()).flatMap(items::find).stream())
                .forEach(parent -> upstream.add(parent.node()));
        ArrayNode downstream = json.putArray("downstream");
        items.all().stream()
                .filter(other -> refersTo(other, item.id()))
                .sorted(Comparator.comparingLong(Item::sequence))
                .forEach(child -> downstream.add(child.node()));
        return Response.json(200, json);
    }
}
