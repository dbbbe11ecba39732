package dev.featurestore.operator.oci;

import static dev.featurestore.operator.oci.MissingField.required;

import com.oracle.bmc.model.Range;
import com.oracle.bmc.objectstorage.ObjectStorageClient;
import com.oracle.bmc.objectstorage.model.ListObjects;
import com.oracle.bmc.objectstorage.requests.GetNamespaceRequest;
import com.oracle.bmc.objectstorage.requests.GetObjectRequest;
import com.oracle.bmc.objectstorage.requests.ListObjectsRequest;
import com.oracle.bmc.objectstorage.requests.PutObjectRequest;
import com.oracle.bmc.objectstorage.responses.GetObjectResponse;
import dev.featurestore.operator.cloud.ObjectAddress;
import dev.featurestore.operator.cloud.ObjectStorage;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.words.Count;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Object Storage through the OCI Java SDK. An object is read in parts, as a response is held in memory.
 */
final class OciObjectStorage implements ObjectStorage {

    private static final Pattern NAMESPACE = Pattern.compile("(?!null$)[A-Za-z0-9_-]+");
    private static final long PART = 8L << 20;
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_SATISFIABLE = 416;

    private final ObjectStorageClient client;
    private final Requests requests;

    OciObjectStorage(ObjectStorageClient client, Requests requests) {
        this.client = client;
        this.requests = requests;
    }

    @Override
    public String namespace() {
        GetNamespaceRequest request = GetNamespaceRequest.builder().build();
        return requests.read("get the Object Storage namespace", () -> {
            String namespace = required(client.getNamespace(request).getValue(), "namespace");
            if (!NAMESPACE.matcher(namespace).matches()) {
                throw MissingField.of("a namespace");
            }
            return namespace;
        });
    }

    @Override
    public void read(ObjectAddress address, long atMost, OutputStream to) throws IOException {
        long read = 0;
        long size = 1;
        @Nullable String etag = null;
        while (read < size) {
            GetObjectRequest request = GetObjectRequest.builder()
                    .namespaceName(address.namespace())
                    .bucketName(address.bucket())
                    .objectName(address.object())
                    .range(new Range(read, Math.min(read + PART, atMost) - 1))
                    .ifMatch(etag)
                    .build();
            Optional<GetObjectResponse> found = requests.read(
                    "read " + address,
                    () -> Requests.unless(NOT_SATISFIABLE, () -> withEtag(client.getObject(request))));
            if (found.isEmpty()) {
                return; // An object without content has no parts.
            }
            GetObjectResponse part = found.get();
            try (InputStream in = part.getInputStream()) {
                @Nullable Range range = part.getContentRange();
                size = range == null || range.getContentLength() == null
                        ? Objects.requireNonNullElse(part.getContentLength(), Long.MAX_VALUE)
                        : range.getContentLength();
                if (size > atMost) {
                    throw tooLarge(address, size, atMost);
                }
                etag = part.getETag();
                long before = read;
                read += in.transferTo(to);
                if (read == before) {
                    throw new IOException(address + " ended after " + read + " of " + Count.of(size, "byte"));
                }
            }
        }
    }

    private static GetObjectResponse withEtag(GetObjectResponse response) {
        required(response.getETag(), "an etag");
        return response;
    }

    private static FeatureStoreException tooLarge(ObjectAddress address, long size, long atMost) {
        return FeatureStoreException.of(
                FailureCode.INVALID_CONFIGURATION,
                "Cannot read " + address + ": the object has " + size + " bytes, the maximum is " + atMost,
                "Check the address of the object");
    }

    @Override
    public List<StoredObject> objects(String namespace, String bucket, String prefix) {
        List<StoredObject> objects = new ArrayList<>();
        NextPages pages = new NextPages();
        @Nullable String start = null;
        do {
            ListObjectsRequest request = ListObjectsRequest.builder()
                    .namespaceName(namespace)
                    .bucketName(bucket)
                    .prefix(prefix)
                    .fields("name,size,md5")
                    .start(start)
                    .build();
            start = requests.read("list the objects of bucket " + bucket + "@" + namespace, () -> {
                        ListObjects list = required(client.listObjects(request).getListObjects(), "objects");
                        objects.addAll(required(list.getObjects(), "objects").stream()
                                .map(o -> new StoredObject(
                                        required(o.getName(), "name"),
                                        Objects.requireNonNullElse(o.getSize(), -1L),
                                        Objects.requireNonNullElse(o.getMd5(), "")))
                                .toList());
                        return pages.after(list.getNextStartWith());
                    })
                    .orElse(null);
        } while (start != null);
        return List.copyOf(objects);
    }

    @Override
    public boolean putIfAbsent(ObjectAddress address, byte[] content, String md5) {
        return requests.change(Requests.Change.of(
                "write " + address,
                () -> Requests.unless(
                                PRECONDITION_FAILED,
                                () -> required(
                                        client.putObject(put(address, content, md5))
                                                .getETag(),
                                        "an etag"))
                        .isPresent(),
                isNew -> isNew ? "wrote " + address : "found " + address));
    }

    private static PutObjectRequest put(ObjectAddress address, byte[] content, String md5) {
        return PutObjectRequest.builder()
                .namespaceName(address.namespace())
                .bucketName(address.bucket())
                .objectName(address.object())
                .ifNoneMatch("*")
                .contentMD5(md5)
                .contentLength((long) content.length)
                .putObjectBody(new ByteArrayInputStream(content))
                .build();
    }

    @Override
    public void close() {
        client.close();
    }
}
