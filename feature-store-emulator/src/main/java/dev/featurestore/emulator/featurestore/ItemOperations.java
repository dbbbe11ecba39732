package dev.featurestore.emulator.featurestore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.ocid.OcidMaker;
import dev.featurestore.emulator.rest.CommonFields;
import dev.featurestore.emulator.rest.Creation;
import dev.featurestore.emulator.rest.Etags;
import dev.featurestore.emulator.rest.Listing;
import dev.featurestore.emulator.rest.QueryParameters;
import dev.featurestore.emulator.signing.Tenancy;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Creates, reads, lists, changes and deletes items. Requests are checked already. */
final class ItemOperations {

    private static final String NAME = "name";
    private static final String LIKE = "likeValue";

    /** The parameters of a list that do not narrow it by a field of the same name. */
    private static final Set<String> NO_FILTERS = Set.of("limit", "page", "sortOrder", "sortBy", LIKE);

    private final ApiTable table;
    private final StoreItems items;
    private final ItemAnswers answers;
    private final Clock clock;
    private final OcidMaker ocids = new OcidMaker();

    ItemOperations(ApiTable table, StoreItems items, Clock clock) {
        this.table = table;
        this.items = items;
        this.answers = new ItemAnswers(table, items);
        this.clock = clock;
    }

    Response get(ApiOperation operation, Kind kind, Request request) {
        return answer(operation, item(kind, request));
    }

    private Item item(Kind kind, Request request) {
        return items.require(kind, request.pathParameter(kind.idName()));
    }

    private Response answer(ApiOperation operation, Item item) {
        return Response.json(200, json(operation, item)).with("etag", item.etag());
    }

    private ObjectNode json(ApiOperation operation, Item item) {
        return answers.answer(operation.answer().orElseThrow(), item);
    }

    Response list(ApiOperation operation, Kind kind, Request request) {
        QueryParameters query = new QueryParameters(request);
        String like = query.text(LIKE).orElse("").toLowerCase(Locale.ROOT);
        List<String> filters = operation.query().stream()
                .map(ApiField::name)
                .filter(name -> !NO_FILTERS.contains(name) && query.text(name).isPresent())
                .toList();
        String model = answers.elements(operation);
        return new Listing<>(operation.name(), NAME, Item::name, Item::sequence)
                .page(
                        items.ofKind(kind)
                                .filter(item ->
                                        item.name().toLowerCase(Locale.ROOT).contains(like))
                                .filter(item -> filters.stream()
                                        .allMatch(name -> item.text(name).equals(query.text(name)))),
                        query)
                .collection(item -> answers.answer(model, item));
    }

    Creation creation(ApiOperation operation, Kind kind, Request request, ObjectNode body) {
        ObjectNode fields = fields(operation, body);
        requireReferences(fields);
        requireUnusedName(kind, fields, Optional.empty());
        if (kind == Kind.DATASET) {
            fields.set(Item.DATASET_GROUPS, new DatasetGroups(items).groups(fields));
        }
        Instant now = now();
        String user = FeatureStores.caller(request);
        Item item = new Item(
                ocids.next(kind.ocid(), Tenancy.HOME.key()),
                kind,
                items.nextSequence(),
                1,
                now,
                now,
                user,
                user,
                kind.isJob() ? Item.IN_PROGRESS : Item.ACTIVE,
                fields);
        return new Creation(item.id(), item.etag(), json(operation, item), () -> items.save(item));
    }

    Response update(ApiOperation operation, Kind kind, Request request, ObjectNode body) {
        Item before = item(kind, request);
        Etags.requireMatch(request, before.etag());
        ObjectNode fields = fields(operation, body);
        requireReferences(fields);
        requireUnusedName(kind, before.fields().deepCopy().setAll(fields), Optional.of(before.id()));
        Item after = before.changed(fields, before.lifecycleState(), now(), FeatureStores.caller(request));
        items.save(after);
        return answer(operation, after);
    }

    Response delete(Kind kind, Request request) {
        Item item = item(kind, request);
        Etags.requireMatch(request, item.etag());
        List<Item> referring = items.referringTo(item);
        Optional<Item> user =
                referring.stream().filter(other -> !other.kind().isJob()).findFirst();
        if (user.isPresent()) {
            throw ServiceError.incorrectState("It is used by " + user.get().id() + " ("
                    + user.get().kind().collection() + "). Delete that item first.");
        }
        referring.forEach(items::delete);
        items.delete(item);
        return Response.empty(204);
    }

    /** Completes a job: with error details it has failed. */
    Creation completion(ApiOperation operation, Kind kind, Request request, ObjectNode body) {
        Item before = item(kind, request);
        Etags.requireMatch(request, before.etag());
        if (!before.lifecycleState().equals(Item.IN_PROGRESS)) {
            throw ServiceError.incorrectState("The job " + before.id() + " is " + before.lifecycleState() + ".");
        }
        ObjectNode fields = fields(operation, body);
        boolean failed =
                !body.path("jobOutputDetails").path("errorDetails").asText("").isEmpty();
        Instant now = now();
        fields.put("timeFinished", CommonFields.time(now));
        Item after = before.changed(fields, failed ? "FAILED" : "SUCCEEDED", now, FeatureStores.caller(request));
        return new Creation(after.id(), after.etag(), json(operation, after), () -> items.save(after));
    }

    /** The fields of a body that its model has; the state is not the client's to set. */
    private ObjectNode fields(ApiOperation operation, ObjectNode body) {
        ObjectNode fields = Json.object();
        for (ApiField field : table.fields(operation.body().orElseThrow())) {
            if (body.hasNonNull(field.name()) && !field.name().equals(Item.STATE)) {
                fields.set(field.name(), body.get(field.name()));
            }
        }
        return fields;
    }

    private void requireReferences(ObjectNode fields) {
        fields.properties()
                .forEach(field -> Kind.referredBy(field.getKey())
                        .ifPresent(kind -> items.require(kind, field.getValue().asText())));
        fields.path(Item.DATASET_GROUPS)
                .path("items")
                .findValuesAsText(Kind.FEATURE_GROUP.idName())
                .forEach(id -> items.require(Kind.FEATURE_GROUP, id));
    }

    private void requireUnusedName(Kind kind, JsonNode fields, Optional<String> itself) {
        if (kind.nameScope().isEmpty()) {
            return;
        }
        String scope = kind.nameScope().get();
        items.ofKind(kind)
                .filter(other -> itself.isEmpty() || !other.id().equals(itself.get()))
                .filter(other -> other.name().equals(fields.path(NAME).asText())
                        && other.text(scope)
                                .orElse("")
                                .equals(fields.path(scope).asText()))
                .findFirst()
                .ifPresent(other -> {
                    throw ServiceError.of(
                            409,
                            "NotAuthorizedOrResourceAlreadyExists",
                            "Authorization failed or requested resource already exists: '" + other.name() + "' is "
                                    + other.id() + ".");
                });
    }

    /** The time, as exact as answers have it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
