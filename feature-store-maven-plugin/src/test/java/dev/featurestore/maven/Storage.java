package dev.featurestore.maven;

import com.oracle.bmc.auth.ConfigFileAuthenticationDetailsProvider;
import com.oracle.bmc.objectstorage.ObjectStorageClient;
import com.oracle.bmc.objectstorage.model.CreateBucketDetails;
import com.oracle.bmc.objectstorage.model.ObjectSummary;
import com.oracle.bmc.objectstorage.requests.CreateBucketRequest;
import com.oracle.bmc.objectstorage.requests.DeleteObjectRequest;
import com.oracle.bmc.objectstorage.requests.GetNamespaceRequest;
import com.oracle.bmc.objectstorage.requests.ListObjectsRequest;
import com.oracle.bmc.objectstorage.requests.PutObjectRequest;
import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.operator.oci.http.JdkHttpProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/** Somebody else at the Object Storage of an embedded cloud, with a bucket. */
record Storage(ObjectStorageClient client, String namespace, String bucket) implements AutoCloseable {

    static Storage withBucket(EmbeddedCloud cloud, String bucket) throws IOException {
        ObjectStorageClient client = ObjectStorageClient.builder()
                .httpProvider(new JdkHttpProvider())
                .build(new ConfigFileAuthenticationDetailsProvider(
                        cloud.ociConfig().toString(), "DEFAULT"));
        client.setEndpoint(cloud.endpoint().toString());
        String namespace =
                client.getNamespace(GetNamespaceRequest.builder().build()).getValue();
        client.createBucket(CreateBucketRequest.builder()
                .namespaceName(namespace)
                .createBucketDetails(CreateBucketDetails.builder()
                        .name(bucket)
                        .compartmentId(ApplyFixture.COMPARTMENT)
                        .build())
                .build());
        return new Storage(client, namespace, bucket);
    }

    void put(String name, byte[] content) {
        client.putObject(PutObjectRequest.builder()
                .namespaceName(namespace)
                .bucketName(bucket)
                .objectName(name)
                .contentLength((long) content.length)
                .putObjectBody(new ByteArrayInputStream(content))
                .build());
    }

    void delete(String name) {
        client.deleteObject(DeleteObjectRequest.builder()
                .namespaceName(namespace)
                .bucketName(bucket)
                .objectName(name)
                .build());
    }

    List<ObjectSummary> objects() {
        return client.listObjects(ListObjectsRequest.builder()
                        .namespaceName(namespace)
                        .bucketName(bucket)
                        .fields("name,size,md5,etag")
                        .build())
                .getListObjects()
                .getObjects();
    }

    String address(String object) {
        return "oci://" + bucket + "@" + namespace + "/" + object;
    }

    @Override
    public void close() {
        client.close();
    }
}
