package dev.featurestore.operator.oci;

import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.model.Range;
import com.oracle.bmc.objectstorage.ObjectStorageClient;
import com.oracle.bmc.objectstorage.requests.GetNamespaceRequest;
import com.oracle.bmc.objectstorage.requests.GetObjectRequest;
import com.oracle.bmc.objectstorage.requests.ListObjectsRequest;
import com.oracle.bmc.objectstorage.requests.PutObjectRequest;
import com.oracle.bmc.objectstorage.responses.GetObjectResponse;
import com.oracle.bmc.objectstorage.responses.ListObjectsResponse;
import com.oracle.bmc.retrier.RetryConfiguration;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Object Storage through the OCI Java SDK. An object is read in parts, as a response is held in memory. The first read does
 * not retry, so that an address that does not answer is reported at once.
 */
final class OciObjectStorage implements ObjectStorage {

    private static final long PART = 8L << 20;
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_SATISFIABLE = 416;

    private final ObjectStorageClient client;
    private final Failures failures;

    OciObjectStorage(ObjectStorageClient client, Failures failures) {
        this.client = client;
        this.failures = failures;
    }

    @Override
    public String namespace() {
        GetNamespaceRequest request = GetNamespaceRequest.builder()
                .retryConfiguration(RetryConfiguration.NO_RETRY_CONFIGURATION)
                .build();
        return call("get the Object Storage namespace", () -> client.getNamespace(request))
                .getValue();
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
                    .retryConfiguration(
                            read == 0
                                    ? RetryConfiguration.NO_RETRY_CONFIGURATION
                                    : RetryConfiguration.SDK_DEFAULT_RETRY_CONFIGURATION)
                    .build();
            GetObjectResponse part = part(address, request);
            if (part == null) {
                return;
            }
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

    /** Empty for an object without content, which has no parts. */
    private @Nullable GetObjectResponse part(ObjectAddress address, GetObjectRequest request) {
        try {
            return client.getObject(request);
        } catch (RuntimeException e) {
            if (e instanceof BmcException refusal && refusal.getStatusCode() == NOT_SATISFIABLE) {
                return null;
            }
            throw failures.failure("read " + address, e);
        }
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
        @Nullable String start = null;
        do {
            ListObjectsRequest request = ListObjectsRequest.builder()
                    .namespaceName(namespace)
                    .bucketName(bucket)
                    .prefix(prefix)
                    .fields("name,size,md5")
                    .start(start)
                    .retryConfiguration(
                            start == null
                                    ? RetryConfiguration.NO_RETRY_CONFIGURATION
                                    : RetryConfiguration.SDK_DEFAULT_RETRY_CONFIGURATION)
                    .build();
            ListObjectsResponse response =
                    call("list the objects of bucket " + bucket + "@" + namespace, () -> client.listObjects(request));
            response.getListObjects()
                    .getObjects()
                    .forEach(o -> objects.add(new StoredObject(
                            o.getName(),
                            Objects.requireNonNullElse(o.getSize(), -1L),
                            Objects.requireNonNullElse(o.getMd5(), ""))));
            start = response.getListObjects().getNextStartWith();
        } while (start != null);
        return List.copyOf(objects);
    }

    @Override
    public boolean putIfAbsent(ObjectAddress address, byte[] content, String md5) {
        PutObjectRequest request = PutObjectRequest.builder()
                .namespaceName(address.namespace())
                .bucketName(address.bucket())
                .objectName(address.object())
                .ifNoneMatch("*")
                .contentMD5(md5)
                .contentLength((long) content.length)
                .putObjectBody(new ByteArrayInputStream(content))
                .build();
        try {
            client.putObject(request);
            return true;
        } catch (RuntimeException e) {
            if (e instanceof BmcException refusal && refusal.getStatusCode() == PRECONDITION_FAILED) {
                return false;
            }
            throw failures.failure("write " + address, e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private <T> T call(String what, Supplier<T> request) {
        try {
            return request.get();
        } catch (RuntimeException e) {
            throw failures.failure(what, e);
        }
    }
}
