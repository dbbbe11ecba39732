package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.model.Range;
import com.oracle.bmc.objectstorage.requests.DeleteObjectRequest;
import com.oracle.bmc.objectstorage.requests.HeadObjectRequest;
import com.oracle.bmc.objectstorage.responses.GetObjectResponse;
import com.oracle.bmc.objectstorage.responses.HeadObjectResponse;
import com.oracle.bmc.objectstorage.responses.PutObjectResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects, as Oracle's own client sees them. */
@Timeout(60)
class ObjectContractTest {

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
    void givesBackWhatWasPut() throws IOException {
        String name = "folder/a b+c%ü.txt";
        byte[] bytes = new byte[3 * 1024 * 1024];
        new Random(1).nextBytes(bytes);
        PutObjectResponse put = storage.client()
                .putObject(storage.putting(name, bytes)
                        .contentType("text/x-test")
                        .opcMeta(Map.of("digest", "abc"))
                        .build());
        GetObjectResponse got = storage.client().getObject(storage.getting(name).build());
        assertThat(Storage.content(got)).isEqualTo(bytes);
        assertThat(got.getETag()).isEqualTo(put.getETag());
        assertThat(got.getContentMd5()).isEqualTo(put.getOpcContentMd5());
        assertThat(got.getContentType()).isEqualTo("text/x-test");
        assertThat(got.getOpcMeta()).containsEntry("digest", "abc");
        HeadObjectResponse head = storage.client()
                .headObject(HeadObjectRequest.builder()
                        .namespaceName(storage.namespace())
                        .bucketName(Storage.BUCKET)
                        .objectName(name)
                        .build());
        assertThat(head.getContentLength()).isEqualTo(bytes.length);
        assertThat(head.getETag()).isEqualTo(put.getETag());
        try (Stream<Path> uploads = Files.list(directory.resolve("state/uploads"))) {
            assertThat(uploads).isEmpty();
        }
    }

    @Test
    void takesSlashesInNamesEscapedOrNot() {
        storage.put("a/b", "one");
        assertThat(storage.send("GET", "/n/" + storage.namespace() + "/b/" + Storage.BUCKET + "/o/a%2Fb")
                        .body())
                .isEqualTo("one");
        assertThat(storage.send("GET", "/n/" + storage.namespace() + "/b/" + Storage.BUCKET + "/o/a/b")
                        .body())
                .isEqualTo("one");
    }

    @Test
    void replacesAnObjectAndDropsTheOldContent() throws IOException {
        storage.put("x", "one");
        String second = storage.put("x", "two").getETag();
        assertThat(storage.text("x")).isEqualTo("two");
        try (Stream<Path> contents = Files.list(directory.resolve("state/object-storage/contents"))) {
            assertThat(contents).hasSize(1);
        }
        assertThat(storage.client()
                        .getObject(storage.getting("x").ifMatch(second).build())
                        .getETag())
                .isEqualTo(second);
    }

    @Test
    void putsAnObjectOnlyIfThereIsNone() {
        storage.client()
                .putObject(storage.putting("new", new byte[1]).ifNoneMatch("*").build());
        BmcException refusal = Sdk.refusal(() -> storage.client()
                .putObject(storage.putting("new", new byte[1]).ifNoneMatch("*").build()));
        assertThat(refusal.getStatusCode()).isEqualTo(412);
        assertThat(refusal.getServiceCode()).isEqualTo("IfNoneMatchFailed");
    }

    @Test
    void changesOnlyWhatTheClientSaw() {
        String etag = storage.put("x", "one").getETag();
        storage.client()
                .putObject(storage.putting("x", new byte[1]).ifMatch(etag).build());
        BmcException put = Sdk.refusal(() -> storage.client()
                .putObject(storage.putting("x", new byte[1]).ifMatch(etag).build()));
        assertThat(put.getStatusCode()).isEqualTo(412);
        assertThat(put.getServiceCode()).isEqualTo("IfMatchFailed");
        BmcException get = Sdk.refusal(() ->
                storage.client().getObject(storage.getting("x").ifMatch(etag).build()));
        assertThat(get.getStatusCode()).isEqualTo(412);
        BmcException delete = Sdk.refusal(() -> storage.client()
                .deleteObject(DeleteObjectRequest.builder()
                        .namespaceName(storage.namespace())
                        .bucketName(Storage.BUCKET)
                        .objectName("x")
                        .ifMatch(etag)
                        .build()));
        assertThat(delete.getStatusCode()).isEqualTo(412);
        HttpResponse<String> same = new SignedRequest(
                        storage.cloud(), "GET", "/n/" + storage.namespace() + "/b/" + Storage.BUCKET + "/o/x")
                .header(
                        "if-none-match",
                        storage.client().getObject(storage.getting("x").build()).getETag())
                .send();
        assertThat(same.statusCode()).isEqualTo(304);
    }

    @Test
    void refusesAContentWithAnotherMd5() {
        BmcException refusal = Sdk.refusal(() -> storage.client()
                .putObject(storage.putting("x", new byte[3])
                        .contentMD5("AAAAAAAAAAAAAAAAAAAAAA==")
                        .build()));
        assertThat(refusal.getStatusCode()).isEqualTo(400);
        assertThat(refusal.getServiceCode()).isEqualTo("UnmatchedContentMD5");
        assertThat(Sdk.refusal(() ->
                                storage.client().getObject(storage.getting("x").build()))
                        .getServiceCode())
                .isEqualTo("ObjectNotFound");
    }

    @ParameterizedTest
    @CsvSource({"0,3,0123", "4,,456789", ",2,89", "8,100,89", "9,9,9"})
    void givesARange(@Nullable Long start, @Nullable Long end, String expected) {
        storage.put("digits", "0123456789");
        GetObjectResponse part = storage.client()
                .getObject(
                        storage.getting("digits").range(new Range(start, end)).build());
        assertThat(Storage.content(part)).asString().isEqualTo(expected);
        assertThat(part.getContentRange().getContentLength()).isEqualTo(10);
    }

    @Test
    void refusesARangeBehindTheEnd() {
        storage.put("digits", "0123456789");
        BmcException refusal = Sdk.refusal(() -> storage.client()
                .getObject(storage.getting("digits").range(new Range(10L, 11L)).build()));
        assertThat(refusal.getStatusCode()).isEqualTo(416);
    }

    @Test
    void takesAnUploadSignedWithTheGenericHeadersAloneAndChecksWhatElseIsSigned() {
        String target = "/n/" + storage.namespace() + "/b/" + Storage.BUCKET + "/o/signed";
        SignedRequest generic = new SignedRequest(storage.cloud(), "PUT", target).json("{}");
        generic.unsigned = List.of("content-length", "content-type", "x-content-sha256");
        generic.expectContinue = true;
        assertThat(generic.send().statusCode()).isEqualTo(200);
        SignedRequest whole = new SignedRequest(storage.cloud(), "PUT", target).json("{}");
        assertThat(whole.send().statusCode()).isEqualTo(200);
        SignedRequest altered = new SignedRequest(storage.cloud(), "PUT", target).json("{}");
        altered.sentBody = "[]".getBytes(StandardCharsets.UTF_8);
        assertThat(altered.send().statusCode()).isEqualTo(401);
        assertThat(storage.text("signed")).isEqualTo("{}");
        SignedRequest elsewhere =
                new SignedRequest(storage.cloud(), "POST", "/n/" + storage.namespace() + "/b").json("{}");
        elsewhere.unsigned = generic.unsigned;
        assertThat(elsewhere.send().statusCode()).isEqualTo(401);
    }

    @Test
    void takesAnObjectThatIsLargerThanAnyOtherBody() {
        byte[] large = new byte[40 * 1024 * 1024];
        storage.client().putObject(storage.putting("large", large).build());
        assertThat(storage.client()
                        .headObject(HeadObjectRequest.builder()
                                .namespaceName(storage.namespace())
                                .bucketName(Storage.BUCKET)
                                .objectName("large")
                                .build())
                        .getContentLength())
                .isEqualTo(large.length);
    }
}
