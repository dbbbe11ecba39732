package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.objectstorage.model.CreateBucketDetails;
import com.oracle.bmc.objectstorage.model.ObjectVersionSummary;
import com.oracle.bmc.objectstorage.model.RenameObjectDetails;
import com.oracle.bmc.objectstorage.requests.CreateBucketRequest;
import com.oracle.bmc.objectstorage.requests.DeleteObjectRequest;
import com.oracle.bmc.objectstorage.requests.ListObjectVersionsRequest;
import com.oracle.bmc.objectstorage.requests.ListObjectsRequest;
import com.oracle.bmc.objectstorage.requests.PutObjectRequest;
import com.oracle.bmc.objectstorage.requests.RenameObjectRequest;
import com.oracle.bmc.objectstorage.responses.DeleteObjectResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A bucket that keeps the versions of its objects. */
@Timeout(60)
@SuppressWarnings("NullAway.Init") // before each test
class ObjectVersionsContractTest {

    private static final String BUCKET = "versioned";

    @TempDir
    Path folder;

    private Storage storage;
    private String bucket;

    @BeforeEach
    void start() {
        storage = new Storage(folder);
        bucket = "/n/" + storage.namespace() + "/b/" + BUCKET;
        CreateBucketDetails.Versioning enabled = CreateBucketDetails.Versioning.Enabled;
        var created = storage.client()
                .createBucket(CreateBucketRequest.builder()
                        .namespaceName(storage.namespace())
                        .createBucketDetails(CreateBucketDetails.builder()
                                .name(BUCKET)
                                .compartmentId(Sdk.COMPARTMENT)
                                .versioning(enabled)
                                .build())
                        .build())
                .getBucket();
        assertThat(created.getVersioning().getValue()).isEqualTo(enabled.getValue());
    }

    @AfterEach
    void stop() {
        storage.close();
    }

    private String put(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return storage.client()
                .putObject(PutObjectRequest.builder()
                        .namespaceName(storage.namespace())
                        .bucketName(BUCKET)
                        .objectName(name)
                        .contentLength((long) bytes.length)
                        .putObjectBody(new ByteArrayInputStream(bytes))
                        .build())
                .getVersionId();
    }

    private DeleteObjectResponse delete(String name, String... version) {
        DeleteObjectRequest.Builder request = DeleteObjectRequest.builder()
                .namespaceName(storage.namespace())
                .bucketName(BUCKET)
                .objectName(name);
        return storage.client()
                .deleteObject(
                        version.length == 0
                                ? request.build()
                                : request.versionId(version[0]).build());
    }

    private String get(String target) {
        HttpResponse<String> response = storage.send("GET", bucket + "/o/" + target);
        return response.statusCode() == 200 ? response.body() : Integer.toString(response.statusCode());
    }

    private List<ObjectVersionSummary> versions() {
        return storage.client()
                .listObjectVersions(ListObjectVersionsRequest.builder()
                        .namespaceName(storage.namespace())
                        .bucketName(BUCKET)
                        .fields("name,size,md5")
                        .build())
                .getObjectVersionCollection()
                .getItems();
    }

    private List<String> versionIds() {
        return versions().stream().map(ObjectVersionSummary::getVersionId).toList();
    }

    private List<String> objects() {
        return Storage.names(storage.client()
                .listObjects(ListObjectsRequest.builder()
                        .namespaceName(storage.namespace())
                        .bucketName(BUCKET)
                        .build())
                .getListObjects());
    }

    private long contentFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("state/object-storage/contents"))) {
            return files.count();
        }
    }

    @Test
    void listsAndGetsEachVersionAlsoAfterARestart() {
        String first = put("a", "one");
        String other = put("b", "x");
        String second = put("a", "two!");

        storage.restart();

        assertThat(versionIds()).containsExactly(second, first, other);
        assertThat(versions()).extracting(ObjectVersionSummary::getSize).containsExactly(4L, 3L, 1L);
        assertThat(objects()).containsExactly("a", "b");
        assertThat(get("a")).isEqualTo("two!");
        assertThat(get("a?versionId=" + first)).isEqualTo("one");
        assertThat(get("a?versionId=" + other)).isEqualTo("404");
        assertThat(get("b?versionId=" + first)).isEqualTo("404");
    }

    @Test
    void marksADeletedObject() {
        String content = put("a", "one");

        DeleteObjectResponse deleted = delete("a");

        assertThat(deleted.getIsDeleteMarker()).isFalse();
        assertThat(objects()).isEmpty();
        assertThat(get("a")).isEqualTo("404");
        assertThat(get("a?versionId=" + content)).isEqualTo("one");
        assertThat(get("a?versionId=" + deleted.getVersionId())).isEqualTo("404");
        assertThat(versionIds()).containsExactly(deleted.getVersionId(), content);
        assertThat(versions())
                .extracting(ObjectVersionSummary::getIsDeleteMarker)
                .containsExactly(true, false);
        assertThat(versions().get(0).getSize()).isNull();
        assertThat(storage.send("DELETE", bucket + "/o/a").statusCode()).isEqualTo(404);

        String again = put("a", "two");
        assertThat(get("a")).isEqualTo("two");
        assertThat(versionIds()).containsExactly(again, deleted.getVersionId(), content);
    }

    @Test
    void restoresAnObjectByDeletingItsMarker() {
        String content = put("a", "one");
        String marker = delete("a").getVersionId();

        assertThat(delete("a", marker).getIsDeleteMarker()).isTrue();

        assertThat(get("a")).isEqualTo("one");
        assertThat(versionIds()).containsExactly(content);
    }

    @Test
    void deletesAVersionForGood() throws IOException {
        String first = put("a", "one");
        String second = put("a", "two");
        String third = put("a", "three");

        assertThat(delete("a", third).getIsDeleteMarker()).isFalse();
        assertThat(get("a")).isEqualTo("two");
        delete("a", first);
        assertThat(versionIds()).containsExactly(second);
        assertThat(contentFiles()).isEqualTo(1);
        delete("a", second);
        assertThat(versionIds()).isEmpty();
        assertThat(contentFiles()).isZero();
        assertThat(storage.send("DELETE", bucket + "/o/a?versionId=" + second).statusCode())
                .isEqualTo(404);
    }

    @Test
    void isNotDeletedWhileItHasVersions() {
        String content = put("a", "one");
        String marker = delete("a").getVersionId();

        assertThat(storage.send("DELETE", bucket).body())
                .contains("\"BucketNotEmpty\"")
                .contains("Delete all object versions");
        delete("a", marker);
        delete("a", content);
        assertThat(storage.send("DELETE", bucket).statusCode()).isEqualTo(204);
    }

    @Test
    void marksTheOldNameOfARenamedObject() {
        String content = put("a", "one");

        String renamed = storage.client()
                .renameObject(RenameObjectRequest.builder()
                        .namespaceName(storage.namespace())
                        .bucketName(BUCKET)
                        .renameObjectDetails(RenameObjectDetails.builder()
                                .sourceName("a")
                                .newName("b")
                                .build())
                        .build())
                .getVersionId();

        assertThat(objects()).containsExactly("b");
        assertThat(versions()).extracting(ObjectVersionSummary::getName).containsExactly("a", "a", "b");
        assertThat(versionIds().subList(1, 3)).containsExactly(content, renamed);
    }

    @Test
    void refusesAnotherKindOfVersioning() {
        HttpResponse<String> refused = new Wire(storage.cloud())
                .send(
                        "POST",
                        "/n/" + storage.namespace() + "/b",
                        "{\"name\": \"new\", \"compartmentId\": \"" + Sdk.COMPARTMENT
                                + "\", \"versioning\": \"Suspended\"}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"InvalidParameter\"").contains("It must be Enabled or Disabled.");
    }
}
