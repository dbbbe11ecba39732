package dev.featurestore.emulator.objectstorage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.rest.CommonFields;
import dev.featurestore.emulator.rest.Page;
import dev.featurestore.emulator.rest.QueryParameters;
import java.util.List;
import java.util.Set;

/**
 * Lists the versions of objects: ListObjectVersions. As in a bucket of OCI without versioning, each object has one
 * version, which its next content replaces.
 */
final class ObjectVersions {

    private final ObjectStore store;

    ObjectVersions(ObjectStore store) {
        this.store = store;
    }

    Response list(Request request) {
        Bucket bucket = store.bucket(request);
        QueryParameters query = new QueryParameters(request);
        if (query.text("delimiter").isPresent()) {
            throw ServiceError.invalidParameter(
                    "delimiter", "The embedded cloud lists object versions only without a delimiter.");
        }
        String prefix = query.text("prefix").orElse("");
        Set<String> fields = ObjectListing.fields(query);
        List<StoredObject> found = store.objects(bucket.name()).stream()
                .filter(object -> object.name().startsWith(prefix) && ObjectListing.isWithin(object.name(), query))
                .toList();
        return Page.of(found, query, "object versions of " + bucket.id()).collection(object -> {
            ObjectNode json = ObjectListing.summary(object, fields);
            json.put("timeModified", CommonFields.time(object.timeModified()));
            json.put("versionId", object.versionId());
            json.put("isDeleteMarker", false);
            return json;
        });
    }
}
