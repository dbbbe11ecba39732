package dev.featurestore.emulator;

import com.oracle.bmc.auth.ConfigFileAuthenticationDetailsProvider;
import com.oracle.bmc.objectstorage.ObjectStorageClient;
import com.oracle.bmc.objectstorage.model.Bucket;
import com.oracle.bmc.objectstorage.model.CreateBucketDetails;
import com.oracle.bmc.objectstorage.model.ListObjects;
import com.oracle.bmc.objectstorage.model.ObjectSummary;
import com.oracle.bmc.objectstorage.requests.CreateBucketRequest;
import com.oracle.bmc.objectstorage.requests.GetNamespaceRequest;
import com.oracle.bmc.objectstorage.requests.GetObjectRequest;
import com.oracle.bmc.objectstorage.requests.ListObjectsRequest;
import com.oracle.bmc.objectstorage.requests.PutObjectRequest;
import com.oracle.bmc.objectstorage.responses.GetObjectResponse;
import com.oracle.bmc.objectstorage.responses.PutObjectResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A cloud with one bucket and Oracle's own client of it, and the calls that tests make again and again. */
final class Storage implements AutoCloseable {

    static final String BUCKET = "stacks";

    private final Path directory;
    private EmbeddedCloud cloud;
    private ObjectStorageClient client;
    private final String namespace;

    Storage(Path directory) {
        this.directory = directory;
        cloud = EmbeddedCloud.open(TestOptions.in(directory));
        client = client(cloud);
        namespace = client.getNamespace(GetNamespaceRequest.builder().build()).getValue();
        createBucket(BUCKET);
    }

    private static ObjectStorageClient client(EmbeddedCloud cloud) {
        try {
            return ObjectStorageClient.builder()
                    .endpoint(cloud.endpoint().toString())
                    .configuration(Sdk.withoutRetries())
                    .build(new ConfigFileAuthenticationDetailsProvider(
                            cloud.ociConfig().toString(), "DEFAULT"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    EmbeddedCloud cloud() {
        return cloud;
    }

    ObjectStorageClient client() {
        return client;
    }

    String namespace() {
        return namespace;
    }

    /** Ends the cloud, and starts one on the same folder. */
    void restart() {
        close();
        cloud = EmbeddedCloud.open(TestOptions.in(directory));
        client = client(cloud);
    }

    @Override
    public void close() {
        client.close();
        cloud.close();
    }

    Bucket createBucket(String name) {
        return client.createBucket(CreateBucketRequest.builder()
                        .namespaceName(namespace)
                        .createBucketDetails(CreateBucketDetails.builder()
                                .name(name)
                                .compartmentId(Sdk.COMPARTMENT)
                                .freeformTags(Map.of("team", "features"))
                                .metadata(Map.of("a", "b"))
                                .build())
                        .build())
                .getBucket();
    }

    PutObjectRequest.Builder putting(String name, byte[] content) {
        return PutObjectRequest.builder()
                .namespaceName(namespace)
                .bucketName(BUCKET)
                .objectName(name)
                .contentLength((long) content.length)
                .putObjectBody(new ByteArrayInputStream(content));
    }

    PutObjectResponse put(String name, String content) {
        return client.putObject(
                putting(name, content.getBytes(StandardCharsets.UTF_8)).build());
    }

    GetObjectRequest.Builder getting(String name) {
        return GetObjectRequest.builder()
                .namespaceName(namespace)
                .bucketName(BUCKET)
                .objectName(name);
    }

    static byte[] content(GetObjectResponse response) {
        try (InputStream in = response.getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    String text(String name) {
        return new String(content(client.getObject(getting(name).build())), StandardCharsets.UTF_8);
    }

    ListObjectsRequest.Builder listing() {
        return ListObjectsRequest.builder().namespaceName(namespace).bucketName(BUCKET);
    }

    static List<String> names(ListObjects list) {
        return list.getObjects().stream().map(ObjectSummary::getName).toList();
    }

    HttpResponse<String> send(String method, String target) {
        return new SignedRequest(cloud, method, target).send();
    }
}
