package dev.featurestore.emulator.objectstorage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.ocid.OcidMaker;
import dev.featurestore.emulator.rest.CommonFields;
import dev.featurestore.emulator.rest.Page;
import dev.featurestore.emulator.rest.QueryParameters;
import dev.featurestore.emulator.rest.RequestBody;
import dev.featurestore.emulator.rest.Tags;
import dev.featurestore.emulator.signing.Tenancy;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Creates, finds and deletes buckets. */
final class Buckets {

    private static final Set<String> PUBLIC_ACCESS = Set.of("NoPublicAccess", "ObjectRead", "ObjectReadWithoutList");

    /** Fields of GetBucket that are answered only on request. */
    private static final List<String> FIELDS = List.of("approximateCount", "approximateSize", "autoTiering");

    private final ObjectStore store;
    private final String namespace;
    private final String userId;
    private final Clock clock;
    private final OcidMaker ocids = new OcidMaker();

    Buckets(ObjectStore store, String namespace, String userId, Clock clock) {
        this.store = store;
        this.namespace = namespace;
        this.userId = userId;
        this.clock = clock;
    }

    Response create(Request request) {
        store.requireNamespace(request.pathParameter("namespace"));
        RequestBody body = RequestBody.of(request);
        Bucket bucket = new Bucket(
                ocids.next("bucket", Tenancy.HOME.key()),
                name(body),
                body.requiredText("compartmentId"),
                userId,
                clock.instant(),
                UUID.randomUUID().toString(),
                publicAccessType(body),
                body.text("kmsKeyId").orElse(null),
                versioned(body),
                body.texts("metadata").orElse(Map.of()),
                body.tags(Tags.NONE));
        StorageTiers.requireStandard("storageTier", body.text("storageTier"));
        requireDefault(body, "autoTiering", "Disabled");
        return store.change(() -> {
            if (store.find(bucket.name()).isPresent()) {
                throw ServiceError.of(
                        409,
                        "BucketAlreadyExists",
                        "Either the bucket '" + bucket.name() + "' in the namespace '" + namespace
                                + "' already exists or you are not authorized to create it");
            }
            store.save(bucket);
            return answer(bucket.whole(namespace), bucket).with("Location", "/n/" + namespace + "/b/" + bucket.name());
        });
    }

    private static String name(RequestBody body) {
        String name = body.requiredText("name");
        if (!name.matches("[A-Za-z0-9._-]{1,256}")) {
            throw ServiceError.of(
                    400,
                    "InvalidBucketName",
                    "A bucket's name must have 1 to 256 letters, digits, dots, hyphens and underscores, but is '" + name
                            + "'");
        }
        return name;
    }

    private static String publicAccessType(RequestBody body) {
        String type = body.text("publicAccessType").orElse("NoPublicAccess");
        if (!PUBLIC_ACCESS.contains(type)) {
            throw ServiceError.invalidParameter("publicAccessType", "It must be one of " + PUBLIC_ACCESS + ".");
        }
        return type;
    }

    private static boolean versioned(RequestBody body) {
        String versioning = body.text(Bucket.VERSIONING).orElse(Bucket.DISABLED);
        if (!versioning.equals(Bucket.ENABLED) && !versioning.equals(Bucket.DISABLED)) {
            throw ServiceError.invalidParameter(
                    Bucket.VERSIONING, "It must be " + Bucket.ENABLED + " or " + Bucket.DISABLED + ".");
        }
        return versioning.equals(Bucket.ENABLED);
    }

    /** Refuses a value that OCI supports and the embedded cloud does not. */
    static void requireDefault(RequestBody body, String name, String served) {
        body.text(name).filter(value -> !value.equals(served)).ifPresent(value -> {
            throw ServiceError.invalidParameter(
                    name, "The embedded cloud supports only " + served + ", but it is " + value + ".");
        });
    }

    Response get(Request request) {
        Bucket bucket = store.bucket(request);
        ObjectNode json = bucket.whole(namespace);
        List<StoredObject> objects = store.objects(bucket.name());
        for (String field : fields(request)) {
            switch (field) {
                case "approximateCount" -> json.put(field, objects.size());
                case "approximateSize" ->
                    json.put(
                            field,
                            objects.stream().mapToLong(StoredObject::size).sum());
                default -> {
                    // autoTiering is always in the answer.
                }
            }
        }
        return Preconditions.unchanged(request, bucket.etag()).orElseGet(() -> answer(json, bucket));
    }

    private static List<String> fields(Request request) {
        return request.queryAll("fields").stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip)
                .filter(field -> !field.isEmpty())
                .peek(field -> {
                    if (!FIELDS.contains(field)) {
                        throw ServiceError.invalidParameter("fields", "It must be one or more of " + FIELDS + ".");
                    }
                })
                .toList();
    }

    Response head(Request request) {
        Bucket bucket = store.bucket(request);
        return Preconditions.unchanged(request, bucket.etag())
                .orElseGet(() -> Response.empty(200).with("etag", bucket.etag()));
    }

    private static Response answer(ObjectNode json, Bucket bucket) {
        return Response.json(200, json).with("etag", bucket.etag());
    }

    Response delete(Request request) {
        return store.change(() -> {
            Bucket bucket = store.bucket(request);
            Preconditions.requireMatch(request, Optional.of(bucket.etag()));
            if (!store.objects(bucket.name()).isEmpty()
                    || !store.previousVersions(bucket.name()).isEmpty()
                    || !store.uploads(bucket.name()).isEmpty()) {
                throw ServiceError.of(
                        409,
                        "BucketNotEmpty",
                        "The bucket named '" + bucket.name()
                                + "' is not empty. Delete all object versions and abort all uploads first.");
            }
            store.delete(bucket);
            return Response.empty(204);
        });
    }

    Response list(Request request) {
        store.requireNamespace(request.pathParameter("namespace"));
        QueryParameters query = new QueryParameters(request);
        String compartmentId =
                query.text("compartmentId").orElseThrow(() -> ServiceError.missingParameter("compartmentId"));
        boolean withTags =
                query.text("fields").map(fields -> fields.equals("tags")).orElse(false);
        List<Bucket> found = store.buckets().stream()
                .filter(bucket -> bucket.compartmentId().equals(compartmentId))
                .toList();
        return Page.of(found, query, "buckets of " + compartmentId).array(bucket -> {
            ObjectNode json = bucket.summary(namespace);
            if (withTags) {
                CommonFields.putTags(json, bucket.tags());
            }
            return json;
        });
    }
}
