package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.objectstorage.model.Bucket;
import com.oracle.bmc.objectstorage.model.BucketSummary;
import com.oracle.bmc.objectstorage.requests.DeleteBucketRequest;
import com.oracle.bmc.objectstorage.requests.DeleteObjectRequest;
import com.oracle.bmc.objectstorage.requests.GetBucketRequest;
import com.oracle.bmc.objectstorage.requests.HeadBucketRequest;
import com.oracle.bmc.objectstorage.requests.ListBucketsRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Buckets, as Oracle's own client sees them. */
@Timeout(60)
class BucketContractTest {

    @TempDir
    Path directory;

    private Storage storage;

    @BeforeEach
    void start() {
        storage = new Storage(directory);
    }

    @AfterEach
    void stop() {
        storage.close();
    }

    @Test
    void hasBucketsThatOutliveTheCloud() {
        Bucket made = storage.createBucket("more.Buckets_1");
        storage.restart();
        Bucket found = storage.client()
                .getBucket(GetBucketRequest.builder()
                        .namespaceName(storage.namespace())
                        .bucketName("more.Buckets_1")
                        .build())
                .getBucket();
        assertThat(found).isEqualTo(made);
        assertThat(found.getFreeformTags()).containsExactly(Map.entry("team", "features"));
        assertThat(found.getMetadata()).containsExactly(Map.entry("a", "b"));
        assertThat(storage.client()
                        .headBucket(HeadBucketRequest.builder()
                                .namespaceName(storage.namespace())
                                .bucketName(Storage.BUCKET)
                                .build())
                        .getETag())
                .isNotEmpty();
        List<BucketSummary> page = storage.client()
                .listBuckets(ListBucketsRequest.builder()
                        .namespaceName(storage.namespace())
                        .compartmentId(Sdk.COMPARTMENT)
                        .fields(List.of(ListBucketsRequest.Fields.Tags))
                        .limit(1)
                        .build())
                .getItems();
        assertThat(page).extracting(BucketSummary::getName).containsExactly("more.Buckets_1");
        assertThat(page.get(0).getFreeformTags()).containsKey("team");
    }

    @Test
    void refusesWhatDoesNotFitABucket() {
        storage.put("x", "x");
        BmcException twice = Sdk.refusal(() -> storage.createBucket(Storage.BUCKET));
        assertThat(twice.getStatusCode()).isEqualTo(409);
        assertThat(twice.getServiceCode()).isEqualTo("BucketAlreadyExists");
        assertThat(Sdk.refusal(() -> storage.createBucket("a b")).getServiceCode())
                .isEqualTo("InvalidBucketName");
        DeleteBucketRequest deletion = DeleteBucketRequest.builder()
                .namespaceName(storage.namespace())
                .bucketName(Storage.BUCKET)
                .build();
        assertThat(Sdk.refusal(() -> storage.client().deleteBucket(deletion)).getServiceCode())
                .isEqualTo("BucketNotEmpty");
        storage.client()
                .deleteObject(DeleteObjectRequest.builder()
                        .namespaceName(storage.namespace())
                        .bucketName(Storage.BUCKET)
                        .objectName("x")
                        .build());
        storage.client().deleteBucket(deletion);
        assertThat(Sdk.refusal(() -> storage.client().deleteBucket(deletion)).getServiceCode())
                .isEqualTo("BucketNotFound");
        assertThat(Sdk.refusal(() -> storage.client()
                                .getBucket(GetBucketRequest.builder()
                                        .namespaceName("other")
                                        .bucketName(Storage.BUCKET)
                                        .build()))
                        .getServiceCode())
                .isEqualTo("NamespaceNotFound");
    }
}
