package dev.featurestore.emulator.objectstorage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.rest.CommonFields;
import dev.featurestore.emulator.rest.Page;
import dev.featurestore.emulator.rest.QueryParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Lists the versions of objects: ListObjectVersions. As in OCI, an object in a bucket without versioning has one version,
 * which its next content replaces.
 */
final class ObjectVersions {

    /** The fields of a version that a delete marker does not have. */
    private static final List<String> CONTENT = List.of("size", "etag", "md5", "storageTier");

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
        List<Version> found = versions(bucket.name()).stream()
                .filter(version -> version.name().startsWith(prefix) && ObjectListing.isWithin(version.name(), query))
                .toList();
        return Page.of(found, query, "object versions of " + bucket.id()).collection(version -> {
            StoredObject object = version.object();
            ObjectNode json = ObjectListing.summary(object, fields);
            json.put("timeModified", CommonFields.time(object.timeModified()));
            json.put("versionId", object.versionId());
            json.put("isDeleteMarker", version.deleteMarker());
            if (version.deleteMarker()) {
                CONTENT.stream().filter(json::has).forEach(json::putNull);
            }
            return json;
        });
    }

    private record Version(StoredObject object, boolean deleteMarker) {

        String name() {
            return object.name();
        }
    }

    /** Sorted by name, the newest version of each first. */
    private List<Version> versions(String bucket) {
        List<Version> versions = new ArrayList<>();
        store.objects(bucket).forEach(object -> versions.add(new Version(object, false)));
        store.previousVersions(bucket)
                .forEach(previous -> versions.add(new Version(previous.object(), previous.deleteMarker())));
        versions.sort((one, other) -> ObjectStore.compare(one.name(), other.name()));
        return versions;
    }
}
