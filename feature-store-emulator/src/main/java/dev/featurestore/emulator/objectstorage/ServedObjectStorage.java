package dev.featurestore.emulator.objectstorage;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.featurestore.emulator.http.Handler;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.Router;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** OCI Object Storage ("Object Storage Service API"), with its state in a folder. */
public final class ServedObjectStorage implements AutoCloseable {

    /** Maximum size of an object, in one upload or in parts: 1 GiB. */
    public static final long MAX_OBJECT = 1L << 30;

    private static final Pattern CONTENT = Pattern.compile("/n/[^/?]+/b/[^/?]+/[ou]/[^?]+.*");

    /**
     * A file in a bucket.
     *
     * @param name the object's name
     * @param size its size in bytes
     */
    public record File(String name, long size) {}

    private final String namespace;
    private final ObjectStore store;
    private final Buckets buckets;
    private final Objects objects;
    private final ObjectListing listing;
    private final ObjectVersions versions;
    private final ObjectRename rename;
    private final MultipartUploads uploads;
    private final MultipartCommit commit;

    /**
     * Opens the state in a folder.
     *
     * @param directory the folder, with no other files
     * @param namespace the tenancy's namespace
     * @param userId the OCID of the creator of buckets
     * @param clock the clock for all times
     */
    public ServedObjectStorage(PrivateDirectory directory, String namespace, String userId, Clock clock) {
        this(directory, namespace, userId, clock, MAX_OBJECT);
    }

    ServedObjectStorage(PrivateDirectory directory, String namespace, String userId, Clock clock, long maxObject) {
        this.namespace = namespace;
        this.store = new ObjectStore(directory, namespace);
        this.buckets = new Buckets(store, namespace, userId, clock);
        this.objects = new Objects(store, clock);
        this.listing = new ObjectListing(store);
        this.versions = new ObjectVersions(store);
        this.rename = new ObjectRename(store, clock);
        this.uploads = new MultipartUploads(store, namespace, maxObject, clock);
        this.commit = new MultipartCommit(store, clock);
    }

    /** Whether a request puts an object or a part of one: its body may be large, and need not be signed. */
    public static boolean isUpload(String method, String target) {
        return method.equals("PUT") && CONTENT.matcher(target).matches();
    }

    /** Adds its operations to a table of routes. */
    public void addTo(Router.Builder routes) {
        String allBuckets = "/n/{namespace}/b";
        String bucket = allBuckets + "/{bucket}";
        String allObjects = bucket + "/o";
        String object = allObjects + "/{object...}";
        routes.route("GET", "/n", this::namespace)
                .route("POST", allBuckets, buckets::create)
                .route("GET", allBuckets, buckets::list)
                .route("GET", bucket, buckets::get)
                .route("HEAD", bucket, buckets::head)
                .route("DELETE", bucket, buckets::delete)
                .route("GET", allObjects, listing::list)
                .route("GET", bucket + "/objectversions", versions::list)
                .route("POST", bucket + "/actions/renameObject", rename::rename)
                .route("POST", bucket + "/actions/copyObject", notServed("CopyObject"))
                .route("POST", bucket + "/actions/restoreObjects", notServed("RestoreObjects"))
                .route("POST", bucket + "/actions/reencrypt", notServed("ReencryptBucket"))
                .route("POST", bucket + "/actions/updateObjectStorageTier", notServed("UpdateObjectStorageTier"))
                .route("POST", bucket + "/p", notServed("CreatePreauthenticatedRequest"))
                .route("GET", bucket + "/p", notServed("ListPreauthenticatedRequests"))
                .route("GET", bucket + "/p/{id}", notServed("GetPreauthenticatedRequest"))
                .route("DELETE", bucket + "/p/{id}", notServed("DeletePreauthenticatedRequest"))
                .route("PUT", object, objects::put)
                .route("GET", object, objects::get)
                .route("HEAD", object, objects::head)
                .route("DELETE", object, objects::delete);
        String allUploads = bucket + "/u";
        String upload = allUploads + "/{object...}";
        routes.route("POST", allUploads, uploads::create)
                .route("GET", allUploads, uploads::list)
                .route("PUT", upload, uploads::put)
                .route("GET", upload, uploads::parts)
                .route("POST", upload, commit::commit)
                .route("DELETE", upload, uploads::abort);
    }

    private static Handler notServed(String operation) {
        return request -> {
            throw ServiceError.notImplemented(operation);
        };
    }

    private Response namespace(Request request) {
        return Response.json(200, TextNode.valueOf(namespace));
    }

    /** The files of a bucket, sorted by name; empty if the bucket does not exist. */
    public Optional<List<File>> files(String ofNamespace, String bucket) {
        if (!ofNamespace.equals(namespace) || store.find(bucket).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(store.objects(bucket).stream()
                .map(object -> new File(object.name(), object.size()))
                .toList());
    }

    /** The content of a file; empty if it does not exist any more. */
    public Optional<InputStream> open(String bucket, String name) {
        return store.change(
                () -> store.find(bucket, name).map(object -> store.contents().open(object.content())));
    }

    @Override
    public void close() {
        store.close();
    }
}
