package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.objectstorage.model.CommitMultipartUploadDetails;
import com.oracle.bmc.objectstorage.model.CommitMultipartUploadPartDetails;
import com.oracle.bmc.objectstorage.model.CreateMultipartUploadDetails;
import com.oracle.bmc.objectstorage.model.MultipartUpload;
import com.oracle.bmc.objectstorage.model.MultipartUploadPartSummary;
import com.oracle.bmc.objectstorage.requests.AbortMultipartUploadRequest;
import com.oracle.bmc.objectstorage.requests.CommitMultipartUploadRequest;
import com.oracle.bmc.objectstorage.requests.CreateMultipartUploadRequest;
import com.oracle.bmc.objectstorage.requests.DeleteBucketRequest;
import com.oracle.bmc.objectstorage.requests.HeadObjectRequest;
import com.oracle.bmc.objectstorage.requests.ListMultipartUploadPartsRequest;
import com.oracle.bmc.objectstorage.requests.ListMultipartUploadsRequest;
import com.oracle.bmc.objectstorage.requests.PutObjectRequest;
import com.oracle.bmc.objectstorage.requests.UploadPartRequest;
import com.oracle.bmc.objectstorage.responses.CommitMultipartUploadResponse;
import com.oracle.bmc.objectstorage.responses.GetObjectResponse;
import com.oracle.bmc.objectstorage.responses.HeadObjectResponse;
import com.oracle.bmc.objectstorage.transfer.UploadConfiguration;
import com.oracle.bmc.objectstorage.transfer.UploadManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Objects that are uploaded in parts, by Oracle's upload manager and call by call. */
@Timeout(60)
class MultipartContractTest {

    private static final int MIB = 1 << 20;
    private static final String NAME = "folder/a b+c%ü.zip";

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

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private List<String> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("state").resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private String begin(String object) {
        return storage.client()
                .createMultipartUpload(CreateMultipartUploadRequest.builder()
                        .namespaceName(storage.namespace())
                        .bucketName(Storage.BUCKET)
                        .createMultipartUploadDetails(CreateMultipartUploadDetails.builder()
                                .object(object)
                                .contentLanguage("en")
                                .metadata(Map.of("digest", "abc"))
                                .build())
                        .build())
                .getMultipartUpload()
                .getUploadId();
    }

    private UploadPartRequest.Builder part(String upload, int number, byte[] content) {
        return UploadPartRequest.builder()
                .namespaceName(storage.namespace())
                .bucketName(Storage.BUCKET)
                .objectName(NAME)
                .uploadId(upload)
                .uploadPartNum(number)
                .contentLength((long) content.length)
                .uploadPartBody(new ByteArrayInputStream(content));
    }

    private String put(String upload, int number, byte[] content) {
        return storage.client()
                .uploadPart(part(upload, number, content).build())
                .getETag();
    }

    private static CommitMultipartUploadPartDetails take(int number, String etag) {
        return CommitMultipartUploadPartDetails.builder()
                .partNum(number)
                .etag(etag)
                .build();
    }

    private CommitMultipartUploadRequest.Builder committing(
            String upload, List<Integer> excluded, CommitMultipartUploadPartDetails... parts) {
        return CommitMultipartUploadRequest.builder()
                .namespaceName(storage.namespace())
                .bucketName(Storage.BUCKET)
                .objectName(NAME)
                .uploadId(upload)
                .commitMultipartUploadDetails(CommitMultipartUploadDetails.builder()
                        .partsToCommit(List.of(parts))
                        .partsToExclude(excluded)
                        .build());
    }

    private CommitMultipartUploadResponse commit(
            String upload, List<Integer> excluded, CommitMultipartUploadPartDetails... parts) {
        return storage.client()
                .commitMultipartUpload(committing(upload, excluded, parts).build());
    }

    private void assertInvalid(
            String why, String upload, List<Integer> excluded, CommitMultipartUploadPartDetails... parts) {
        BmcException refusal = Sdk.refusal(() -> commit(upload, excluded, parts));
        assertThat(refusal.getStatusCode()).isEqualTo(400);
        assertThat(refusal.getServiceCode()).isEqualTo("InvalidUploadPart");
        assertThat(refusal.getMessage()).contains(why);
    }

    private ListMultipartUploadPartsRequest.Builder parts(String upload) {
        return ListMultipartUploadPartsRequest.builder()
                .namespaceName(storage.namespace())
                .bucketName(Storage.BUCKET)
                .objectName(NAME)
                .uploadId(upload);
    }

    private List<MultipartUpload> uploads() {
        return storage.client()
                .listMultipartUploads(ListMultipartUploadsRequest.builder()
                        .namespaceName(storage.namespace())
                        .bucketName(Storage.BUCKET)
                        .build())
                .getItems();
    }

    private static String md5OfParts(byte[] content, int partSize) throws GeneralSecurityException {
        MessageDigest whole = MessageDigest.getInstance("MD5");
        int parts = 0;
        for (int from = 0; from < content.length; from += partSize) {
            whole.update(MessageDigest.getInstance("MD5")
                    .digest(Arrays.copyOfRange(content, from, Math.min(content.length, from + partSize))));
            parts++;
        }
        return Base64.getEncoder().encodeToString(whole.digest()) + "-" + parts;
    }

    @Test
    void takesWhatOraclesUploadManagerUploads() throws IOException, GeneralSecurityException {
        byte[] content = random(25 * MIB);
        UploadManager manager = new UploadManager(
                storage.client(),
                UploadConfiguration.builder()
                        .minimumLengthForMultipartUpload(20)
                        .lengthPerUploadPart(10)
                        .allowMultipartUploads(true)
                        .allowParallelUploads(true)
                        .enforceMd5BeforeMultipartUpload(true)
                        .build());
        PutObjectRequest put = PutObjectRequest.builder()
                .namespaceName(storage.namespace())
                .bucketName(Storage.BUCKET)
                .objectName(NAME)
                .contentType("text/x-test")
                .opcMeta(Map.of("digest", "abc"))
                .build();
        UploadManager.UploadResponse uploaded =
                manager.upload(UploadManager.UploadRequest.builder(new ByteArrayInputStream(content), content.length)
                        .allowOverwrite(false)
                        .build(put));
        String md5 = md5OfParts(content, 10 * MIB);
        assertThat(uploaded.getMultipartMd5()).isEqualTo(md5);
        GetObjectResponse got = storage.client().getObject(storage.getting(NAME).build());
        assertThat(Storage.content(got)).isEqualTo(content);
        assertThat(got.getContentType()).isEqualTo("text/x-test");
        assertThat(got.getOpcMeta()).containsExactly(Map.entry("digest", "abc"));
        HeadObjectResponse head = storage.client()
                .headObject(HeadObjectRequest.builder()
                        .namespaceName(storage.namespace())
                        .bucketName(Storage.BUCKET)
                        .objectName(NAME)
                        .build());
        assertThat(head.getETag()).isEqualTo(uploaded.getETag());
        assertThat(head.getOpcMultipartMd5()).isEqualTo(md5);
        assertThat(head.getContentMd5()).isNull();
        assertThat(files("object-storage/uploads")).isEmpty();
        assertThat(files("object-storage/contents")).hasSize(1);
        assertThat(files("uploads")).isEmpty();
    }

    @Test
    void goesOnWithAnUploadAfterARestart() {
        byte[] content = random(10 * MIB + 5);
        String upload = begin(NAME);
        String last = put(upload, 9, Arrays.copyOfRange(content, 10 * MIB, content.length));
        storage.restart();
        assertThat(uploads()).singleElement().satisfies(one -> {
            assertThat(one.getUploadId()).isEqualTo(upload);
            assertThat(one.getObject()).isEqualTo(NAME);
            assertThat(one.getBucket()).isEqualTo(Storage.BUCKET);
            assertThat(one.getTimeCreated()).isNotNull();
        });
        String first = put(upload, 2, Arrays.copyOf(content, 10 * MIB));
        CommitMultipartUploadResponse committed = commit(upload, List.of(), take(9, last), take(2, first));
        GetObjectResponse got = storage.client().getObject(storage.getting(NAME).build());
        assertThat(Storage.content(got)).isEqualTo(content);
        assertThat(got.getETag()).isEqualTo(committed.getETag());
        assertThat(got.getLastModified()).isEqualTo(committed.getLastModified());
        assertThat(got.getContentLanguage()).isEqualTo("en");
        assertThat(got.getOpcMeta()).containsExactly(Map.entry("digest", "abc"));
        assertThat(uploads()).isEmpty();
    }

    @Test
    void listsPartsByTheirNumbersPageByPage() {
        String upload = begin(NAME);
        put(upload, 3, new byte[3]);
        put(upload, 10_000, new byte[10]);
        put(upload, 1, new byte[2]);
        String again = put(upload, 1, new byte[1]);
        List<MultipartUploadPartSummary> listed = new ArrayList<>();
        @Nullable String page = null;
        do {
            var response = storage.client()
                    .listMultipartUploadParts(parts(upload).limit(2).page(page).build());
            listed.addAll(response.getItems());
            page = response.getOpcNextPage();
        } while (page != null);
        assertThat(listed)
                .extracting(MultipartUploadPartSummary::getPartNumber, MultipartUploadPartSummary::getSize)
                .containsExactly(tuple(1, 1L), tuple(3, 3L), tuple(10_000, 10L));
        assertThat(listed.get(0).getEtag()).isEqualTo(again);
        assertThat(listed.get(0).getMd5()).isNotEmpty();
    }

    @Test
    void anAbortedUploadLeavesNothing() throws IOException {
        String upload = begin(NAME);
        put(upload, 1, new byte[3]);
        DeleteBucketRequest deletion = DeleteBucketRequest.builder()
                .namespaceName(storage.namespace())
                .bucketName(Storage.BUCKET)
                .build();
        assertThat(Sdk.refusal(() -> storage.client().deleteBucket(deletion)).getServiceCode())
                .isEqualTo("BucketNotEmpty");
        AbortMultipartUploadRequest abort = AbortMultipartUploadRequest.builder()
                .namespaceName(storage.namespace())
                .bucketName(Storage.BUCKET)
                .objectName(NAME)
                .uploadId(upload)
                .build();
        storage.client().abortMultipartUpload(abort);
        assertThat(files("object-storage/uploads")).isEmpty();
        assertThat(files("object-storage/contents")).isEmpty();
        for (BmcException refusal : List.of(
                Sdk.refusal(() -> storage.client().abortMultipartUpload(abort)),
                Sdk.refusal(() -> put(upload, 1, new byte[1])),
                Sdk.refusal(() ->
                        storage.client().listMultipartUploadParts(parts(upload).build())),
                Sdk.refusal(() -> commit(upload, List.of(), take(1, "x"))))) {
            assertThat(refusal.getStatusCode()).isEqualTo(404);
            assertThat(refusal.getServiceCode()).isEqualTo("UploadNotFound");
        }
        storage.client().deleteBucket(deletion);
    }

    @Test
    void commitsOnlyPartsThatAreAllAccountedFor() throws IOException {
        String upload = begin(NAME);
        String one = put(upload, 1, new byte[10 * MIB]);
        String small = put(upload, 2, new byte[10 * MIB - 1]);
        String last = put(upload, 3, "end".getBytes(StandardCharsets.UTF_8));
        assertInvalid("no part 1 with the etag " + small, upload, List.of(2, 3), take(1, small));
        assertInvalid("no part 4", upload, List.of(1, 2, 3), take(4, one));
        assertInvalid("duplicate part 1 in partsToCommit", upload, List.of(2, 3), take(1, one), take(1, one));
        assertInvalid("part 3 is in partsToCommit and in partsToExclude", upload, List.of(1, 2, 3), take(3, last));
        assertInvalid("part 2 is neither", upload, List.of(1), take(3, last));
        assertInvalid("no parts [7]", upload, List.of(1, 2, 7), take(3, last));
        assertInvalid("part 2 has 10485759 bytes", upload, List.of(1), take(2, small), take(3, last));
        assertThat(Sdk.refusal(() -> commit(upload, List.of(1, 2, 3))).getServiceCode())
                .isEqualTo("MissingParameter");
        commit(upload, List.of(1, 2), take(3, last));
        assertThat(storage.text(NAME)).isEqualTo("end");
        assertThat(files("object-storage/contents")).hasSize(1);
    }

    @Test
    void aCommitHeedsWhatIsThereAlready() throws IOException {
        String upload = begin(NAME);
        String part = put(upload, 1, "new".getBytes(StandardCharsets.UTF_8));
        String etag = storage.put(NAME, "old").getETag();
        BmcException exists = Sdk.refusal(() -> storage.client()
                .commitMultipartUpload(committing(upload, List.of(), take(1, part))
                        .ifNoneMatch("*")
                        .build()));
        assertThat(exists.getStatusCode()).isEqualTo(412);
        assertThat(exists.getServiceCode()).isEqualTo("IfNoneMatchFailed");
        BmcException other = Sdk.refusal(() -> storage.client()
                .commitMultipartUpload(committing(upload, List.of(), take(1, part))
                        .ifMatch("other")
                        .build()));
        assertThat(other.getServiceCode()).isEqualTo("IfMatchFailed");
        assertThat(storage.text(NAME)).isEqualTo("old");
        assertThat(files("object-storage/contents")).hasSize(2);
        storage.client()
                .commitMultipartUpload(committing(upload, List.of(), take(1, part))
                        .ifMatch(etag)
                        .build());
        assertThat(storage.text(NAME)).isEqualTo("new");
        assertThat(files("object-storage/contents")).hasSize(1);
    }

    @Test
    void refusesPartsThatCannotBe() {
        String upload = begin(NAME);
        for (int number : new int[] {0, 10_001, -1}) {
            assertThat(Sdk.refusal(() -> put(upload, number, new byte[1])).getServiceCode())
                    .isEqualTo("InvalidParameter");
        }
        BmcException md5 = Sdk.refusal(() -> storage.client()
                .uploadPart(part(upload, 1, new byte[3])
                        .contentMD5("AAAAAAAAAAAAAAAAAAAAAA==")
                        .build()));
        assertThat(md5.getServiceCode()).isEqualTo("UnmatchedContentMD5");
        put(upload, 1, new byte[1]);
        assertThat(Sdk.refusal(() -> storage.client()
                                .uploadPart(part(upload, 1, new byte[1])
                                        .ifNoneMatch("*")
                                        .build()))
                        .getServiceCode())
                .isEqualTo("IfNoneMatchFailed");
        assertThat(Sdk.refusal(() -> begin("line\nend")).getServiceCode()).isEqualTo("InvalidObjectName");
        assertThat(storage.send("DELETE", "/n/" + storage.namespace() + "/b/" + Storage.BUCKET + "/u/x")
                        .body())
                .contains("MissingParameter", "uploadId");
    }
}
