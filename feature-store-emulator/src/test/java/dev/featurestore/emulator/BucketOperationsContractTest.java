package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.oracle.bmc.objectstorage.model.ObjectVersionSummary;
import com.oracle.bmc.objectstorage.model.RenameObjectDetails;
import com.oracle.bmc.objectstorage.requests.GetBucketRequest;
import com.oracle.bmc.objectstorage.requests.ListObjectVersionsRequest;
import com.oracle.bmc.objectstorage.requests.RenameObjectRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be done with a bucket and its objects beside putting and getting them. */
@Timeout(60)
@SuppressWarnings("NullAway.Init") // before each test
class BucketOperationsContractTest {

    @TempDir
    Path directory;

    private Storage storage;
    private String bucket;

    @BeforeEach
    void start() {
        storage = new Storage(directory);
        bucket = "/n/" + storage.namespace() + "/b/" + Storage.BUCKET;
    }

    @AfterEach
    void stop() {
        storage.close();
    }

    private HttpResponse<String> send(String method, String path, String name, String value) {
        return new SignedRequest(storage.cloud(), method, bucket + path)
                .header(name, value)
                .send();
    }

    @Test
    void refusesABucketWithAnotherEtagAndDoesNotRepeatTheSame() {
        String etag = storage.send("HEAD", bucket).headers().firstValue("etag").orElseThrow();
        for (String method : List.of("GET", "HEAD")) {
            assertThat(send(method, "", "if-match", etag).statusCode()).isEqualTo(200);
            assertThat(send(method, "", "if-match", "other").statusCode()).isEqualTo(412);
            HttpResponse<String> unchanged = send(method, "", "if-none-match", etag);
            assertThat(unchanged.statusCode()).isEqualTo(304);
            assertThat(unchanged.body()).isEmpty();
            assertThat(send(method, "", "if-none-match", "other").statusCode()).isEqualTo(200);
        }
        assertThat(send("GET", "", "if-match", "other").body()).contains("\"IfMatchFailed\"");
    }

    @Test
    void countsObjectsOnlyOnRequest() {
        storage.put("a", "12345");
        storage.put("b", "123");
        JsonNode without = SignedRequest.json(storage.send("GET", bucket));
        assertThat(without.path("approximateCount").isNull()).isTrue();
        assertThat(without.path("approximateSize").isNull()).isTrue();
        var found = storage.client()
                .getBucket(GetBucketRequest.builder()
                        .namespaceName(storage.namespace())
                        .bucketName(Storage.BUCKET)
                        .fields(List.of(
                                GetBucketRequest.Fields.ApproximateCount, GetBucketRequest.Fields.ApproximateSize))
                        .build())
                .getBucket();
        assertThat(found.getApproximateCount()).isEqualTo(2);
        assertThat(found.getApproximateSize()).isEqualTo(8);
        assertThat(storage.send("GET", bucket + "?fields=approximateCount,color")
                        .body())
                .contains("\"InvalidParameter\"")
                .contains("approximateCount, approximateSize, autoTiering");
    }

    @Test
    void saysWhereANewBucketIs() {
        HttpResponse<String> created = new Wire(storage.cloud())
                .send(
                        "POST",
                        "/n/" + storage.namespace() + "/b",
                        "{\"name\": \"new\", \"compartmentId\": \"" + Sdk.COMPARTMENT + "\"}");
        assertThat(created.headers().firstValue("location")).hasValue("/n/" + storage.namespace() + "/b/new");
    }

    private List<ObjectVersionSummary> versions() {
        return storage.client()
                .listObjectVersions(ListObjectVersionsRequest.builder()
                        .namespaceName(storage.namespace())
                        .bucketName(Storage.BUCKET)
                        .fields("name,size,etag")
                        .build())
                .getObjectVersionCollection()
                .getItems();
    }

    @Test
    void listsTheVersionOfEachObject() {
        String first = storage.put("a", "one").getVersionId();
        String second = storage.put("a", "three").getVersionId();
        storage.put("b", "x");
        assertThat(second).isNotEqualTo(first);
        assertThat(versions()).extracting(ObjectVersionSummary::getName).containsExactly("a", "b");
        assertThat(versions().get(0).getVersionId()).isEqualTo(second);
        assertThat(versions().get(0).getSize()).isEqualTo(5);
        assertThat(versions().get(0).getIsDeleteMarker()).isFalse();
        assertThat(versions().get(0).getTimeModified()).isNotNull();
        String object = bucket + "/o/a?versionId=";
        assertThat(storage.send("GET", object + second).body()).isEqualTo("three");
        assertThat(storage.send("GET", object + first).statusCode()).isEqualTo(404);
        assertThat(storage.send("DELETE", object + first).statusCode()).isEqualTo(404);
        assertThat(storage.send("DELETE", object + second).statusCode()).isEqualTo(204);
        assertThat(versions()).hasSize(1);
        assertThat(storage.send("GET", bucket + "/objectversions?delimiter=/").statusCode())
                .isEqualTo(400);
    }

    private RenameObjectRequest rename(RenameObjectDetails.Builder details) {
        return RenameObjectRequest.builder()
                .namespaceName(storage.namespace())
                .bucketName(Storage.BUCKET)
                .renameObjectDetails(details.build())
                .build();
    }

    @Test
    void renamesAnObject() {
        storage.client()
                .putObject(storage.putting("old", "content".getBytes(StandardCharsets.UTF_8))
                        .contentType("text/plain")
                        .build());
        String etag = storage.client()
                .renameObject(rename(RenameObjectDetails.builder()
                        .sourceName("old")
                        .newName("folder/new")
                        .newObjIfNoneMatchETag("*")))
                .getETag();
        assertThat(storage.text("folder/new")).isEqualTo("content");
        var got = storage.client().getObject(storage.getting("folder/new").build());
        assertThat(got.getETag()).isEqualTo(etag);
        assertThat(got.getContentType()).isEqualTo("text/plain");
        assertThat(Storage.names(
                        storage.client().listObjects(storage.listing().build()).getListObjects()))
                .containsExactly("folder/new");
        storage.restart();
        assertThat(storage.text("folder/new")).isEqualTo("content");
    }

    @Test
    void refusesToRenameWhatIsNotAsExpected() {
        storage.put("a", "1");
        storage.put("b", "2");
        assertThat(Sdk.refusal(() -> storage.client()
                                .renameObject(rename(RenameObjectDetails.builder()
                                        .sourceName("a")
                                        .newName("b")
                                        .newObjIfNoneMatchETag("*"))))
                        .getServiceCode())
                .isEqualTo("IfNoneMatchFailed");
        assertThat(Sdk.refusal(() -> storage.client()
                                .renameObject(rename(RenameObjectDetails.builder()
                                        .sourceName("a")
                                        .newName("b")
                                        .srcObjIfMatchETag("other"))))
                        .getServiceCode())
                .isEqualTo("IfMatchFailed");
        assertThat(Sdk.refusal(() -> storage.client()
                                .renameObject(rename(RenameObjectDetails.builder()
                                        .sourceName("absent")
                                        .newName("c"))))
                        .getServiceCode())
                .isEqualTo("ObjectNotFound");
        assertThat(storage.text("b")).isEqualTo("2");
        storage.client()
                .renameObject(
                        rename(RenameObjectDetails.builder().sourceName("a").newName("b")));
        assertThat(storage.text("b")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /actions/copyObject, CopyObject",
        "POST, /actions/updateObjectStorageTier, UpdateObjectStorageTier",
        "POST, /p, CreatePreauthenticatedRequest",
        "GET, /p/, ListPreauthenticatedRequests",
        "DELETE, /p/x, DeletePreauthenticatedRequest"
    })
    void namesWhatItDoesNotSupport(String method, String path, String operation) {
        HttpResponse<String> refused = storage.send(method, bucket + path);
        assertThat(refused.statusCode()).isEqualTo(501);
        assertThat(refused.body())
                .isEqualTo("{\"code\":\"NotImplemented\",\"message\":\"The embedded cloud does not support " + operation
                        + ".\"}");
    }

    @Test
    void treatsStorageTiersAlikeEverywhere() {
        Wire wire = new Wire(storage.cloud());
        String refusal = "The embedded cloud supports only Standard, but it is Archive.";
        List<HttpResponse<String>> refused = List.of(
                send("PUT", "/o/x", "storage-tier", "Archive"),
                wire.send("POST", bucket + "/u", "{\"object\": \"x\", \"storageTier\": \"Archive\"}"),
                wire.send(
                        "POST",
                        "/n/" + storage.namespace() + "/b",
                        "{\"name\": \"n\", \"storageTier\": \"Archive\", \"compartmentId\": \"" + Sdk.COMPARTMENT
                                + "\"}"));
        assertThat(refused).allSatisfy(response -> {
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains(refusal);
        });
        assertThat(send("PUT", "/o/x", "storage-tier", "Standard").statusCode()).isEqualTo(200);
        assertThat(storage.send("HEAD", bucket + "/o/x").headers().firstValue("storage-tier"))
                .isEqualTo(Optional.of("Standard"));
    }
}
