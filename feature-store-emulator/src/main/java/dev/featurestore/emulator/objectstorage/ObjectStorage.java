package dev.featurestore.emulator.objectstorage;

import com.fasterxml.jackson.databind.node.TextNode;
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

/** OCI Object Storage ("Object Storage Service API"), with its state in a folder. Multipart uploads are not served. */
public final class ObjectStorage implements AutoCloseable {

    /** The largest object that is taken, in bytes: 1 GiB. */
    public static final long MAX_OBJECT = 1L << 30;

    private static final Pattern OBJECT = Pattern.compile("/n/[^/?]+/b/[^/?]+/o/[^?]+.*");

    /**
     * A file in a bucket.
     *
     * @param name the object's name
     * @param size its bytes
     */
    public record File(String name, long size) {}

    private final String namespace;
    private final ObjectStore store;
    private final Buckets buckets;
    private final Objects objects;
    private final ObjectListing listing;

    /**
     * Opens what is in the folder.
     *
     * @param directory the folder, used by nobody else
     * @param namespace the tenancy's only one
     * @param userId the OCID of who makes buckets
     * @param clock gives all times
     */
    public ObjectStorage(PrivateDirectory directory, String namespace, String userId, Clock clock) {
        this.namespace = namespace;
        this.store = new ObjectStore(directory, namespace);
        this.buckets = new Buckets(store, namespace, userId, clock);
        this.objects = new Objects(store, clock);
        this.listing = new ObjectListing(store);
    }

    /** Whether a request puts an object: its body may be large, and need not be signed. */
    public static boolean isUpload(String method, String target) {
        return method.equals("PUT") && OBJECT.matcher(target).matches();
    }

    /** Adds its operations to a table of routes. */
    public void addTo(Router.Builder routes) {
        String allBuckets = "/n/{namespace}/b";
        String bucket = allBuckets + "/{bucket}";
        String allObjects = bucket + "/o";
        String object = allObjects + "/{object...}";
        routes.route("GET", "/n", this::namespace)
                .route("GET", "/n/", this::namespace)
                .route("POST", allBuckets, buckets::create)
                .route("POST", allBuckets + "/", buckets::create)
                .route("GET", allBuckets, buckets::list)
                .route("GET", allBuckets + "/", buckets::list)
                .route("GET", bucket, buckets::get)
                .route("HEAD", bucket, buckets::head)
                .route("DELETE", bucket, buckets::delete)
                .route("GET", allObjects, listing::list)
                .route("PUT", object, objects::put)
                .route("GET", object, objects::get)
                .route("HEAD", object, objects::head)
                .route("DELETE", object, objects::delete);
        for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
            routes.route(method, bucket + "/u", ObjectStorage::multipart)
                    .route(method, bucket + "/u/{object...}", ObjectStorage::multipart);
        }
    }

    private Response namespace(Request request) {
        return Response.json(200, TextNode.valueOf(namespace));
    }

    private static Response multipart(Request request) {
        throw ServiceError.of(
                501,
                "NotImplemented",
                "The embedded cloud serves no multipart uploads; put the object whole, up to " + MAX_OBJECT + " bytes");
    }

    /** The files of a bucket by name; empty if there is no such bucket. */
    public Optional<List<File>> files(String ofNamespace, String bucket) {
        if (!ofNamespace.equals(namespace) || store.find(bucket).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(store.objects(bucket).stream()
                .map(object -> new File(object.name(), object.size()))
                .toList());
    }

    /** The content of a file; empty if it is gone. */
    public Optional<InputStream> open(String bucket, String name) {
        return store.change(() -> store.find(bucket, name).map(store::open));
    }

    @Override
    public void close() {
        store.close();
    }
}
