package dev.featurestore.emulator.objectstorage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.rest.CommonFields;
import dev.featurestore.emulator.rest.QueryParameters;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Lists the objects of a bucket: ListObjects. Names with a delimiter are grouped by their common prefix. */
final class ObjectListing {

    private static final Set<String> FIELDS =
            Set.of("name", "size", "etag", "md5", "timeCreated", "timeModified", "storageTier", "archivalState");

    private final ObjectStore store;

    ObjectListing(ObjectStore store) {
        this.store = store;
    }

    Response list(Request request) {
        Bucket bucket = store.bucket(request);
        QueryParameters query = new QueryParameters(request);
        String prefix = query.text("prefix").orElse("");
        Optional<String> delimiter = query.text("delimiter");
        if (delimiter.isPresent() && !delimiter.get().equals("/")) {
            throw ServiceError.invalidParameter("delimiter", "It must be '/'.");
        }
        Set<String> fields = fields(query);
        int limit = query.limit(QueryParameters.MAX_LIMIT);
        ArrayNode objects = Json.array();
        Set<String> prefixes = new LinkedHashSet<>();
        Optional<String> next = Optional.empty();
        for (StoredObject object : store.objects(bucket.name())) {
            if (!object.name().startsWith(prefix) || !isWithin(object.name(), query)) {
                continue;
            }
            int end = delimiter
                    .map(text -> object.name().indexOf(text, prefix.length()))
                    .orElse(-1);
            String common = end < 0 ? "" : object.name().substring(0, end + 1);
            if (prefixes.contains(common)) {
                continue;
            }
            if (objects.size() + prefixes.size() == limit) {
                next = Optional.of(object.name());
                break;
            }
            if (end < 0) {
                objects.add(summary(object, fields));
            } else {
                prefixes.add(common);
            }
        }
        return Response.json(200, answer(objects, prefixes, delimiter.isPresent(), next));
    }

    private static ObjectNode answer(
            ArrayNode objects, Set<String> prefixes, boolean withPrefixes, Optional<String> next) {
        ObjectNode json = Json.object();
        json.set("objects", objects);
        if (withPrefixes) {
            prefixes.forEach(json.putArray("prefixes")::add);
        } else {
            json.putNull("prefixes");
        }
        json.put("nextStartWith", next.orElse(null));
        return json;
    }

    static boolean isWithin(String name, QueryParameters query) {
        return query.text("start")
                        .map(start -> ObjectStore.compare(name, start) >= 0)
                        .orElse(true)
                && query.text("startAfter")
                        .map(after -> ObjectStore.compare(name, after) > 0)
                        .orElse(true)
                && query.text("end")
                        .map(end -> ObjectStore.compare(name, end) < 0)
                        .orElse(true);
    }

    static Set<String> fields(QueryParameters query) {
        Set<String> fields = new LinkedHashSet<>(Set.of("name"));
        for (String field : query.text("fields").orElse("").split(",", -1)) {
            if (!field.isBlank() && !FIELDS.contains(field.strip())) {
                throw ServiceError.invalidParameter(
                        "fields", "The field '" + field + "' is not one of " + FIELDS + ".");
            }
            fields.add(field.strip());
        }
        return fields;
    }

    static ObjectNode summary(StoredObject object, Set<String> fields) {
        ObjectNode all = Json.object();
        all.put("name", object.name());
        all.put("size", object.size());
        all.put("etag", object.etag());
        all.put("md5", object.md5());
        all.put("timeCreated", CommonFields.time(object.timeCreated()));
        all.put("timeModified", CommonFields.time(object.timeModified()));
        all.put("storageTier", StorageTiers.STANDARD);
        all.putNull("archivalState");
        return all.retain(fields);
    }
}
