package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.oracle.bmc.auth.ConfigFileAuthenticationDetailsProvider;
import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.model.Range;
import com.oracle.bmc.objectstorage.ObjectStorageClient;
import com.oracle.bmc.objectstorage.model.Bucket;
import com.oracle.bmc.objectstorage.model.BucketSummary;
import com.oracle.bmc.objectstorage.model.CreateBucketDetails;
import com.oracle.bmc.objectstorage.model.ListObjects;
import com.oracle.bmc.objectstorage.model.ObjectSummary;
import com.oracle.bmc.objectstorage.requests.CreateBucketRequest;
import com.oracle.bmc.objectstorage.requests.DeleteBucketRequest;
import com.oracle.bmc.objectstorage.requests.DeleteObjectRequest;
import com.oracle.bmc.objectstorage.requests.GetBucketRequest;
import com.oracle.bmc.objectstorage.requests.GetNamespaceRequest;
import com.oracle.bmc.objectstorage.requests.GetObjectRequest;
import com.oracle.bmc.objectstorage.requests.HeadBucketRequest;
import com.oracle.bmc.objectstorage.requests.HeadObjectRequest;
import com.oracle.bmc.objectstorage.requests.ListBucketsRequest;
import com.oracle.bmc.objectstorage.requests.ListObjectsRequest;
import com.oracle.bmc.objectstorage.requests.PutObjectRequest;
import com.oracle.bmc.objectstorage.responses.GetObjectResponse;
import com.oracle.bmc.objectstorage.responses.HeadObjectResponse;
import com.oracle.bmc.objectstorage.responses.PutObjectResponse;
import dev.featurestore.emulator.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** Object Storage as Oracle's own client sees it. */
@Timeout(60)
class ObjectStorageContractTest {

    private static final String BUCKET = "stacks";

    @TempDir
    Path directory;

    private EmbeddedCloud cloud;
    private ObjectStorageClient client;
    private String namespace;

    @BeforeEach
    void start() throws IOException {
        cloud = EmbeddedCloud.open(TestOptions.in(directory));
        client = client();
        namespace = client.getNamespace(GetNamespaceRequest.builder().build()).getValue();
        createBucket(BUCKET);
    }

    private ObjectStorageClient client() throws IOException {
        return ObjectStorageClient.builder()
                .endpoint(cloud.endpoint().toString())
                .configuration(Sdk.withoutRetries())
                .build(new ConfigFileAuthenticationDetailsProvider(
                        cloud.ociConfig().toString(), "DEFAULT"));
    }

    @AfterEach
    void stop() {
        client.close();
        cloud.close();
    }

    private Bucket createBucket(String name) {
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

    private PutObjectRequest.Builder putting(String name, byte[] content) {
        return PutObjectRequest.builder()
                .namespaceName(namespace)
                .bucketName(BUCKET)
                .objectName(name)
                .contentLength((long) content.length)
                .putObjectBody(new ByteArrayInputStream(content));
    }

    private PutObjectResponse put(String name, String content) {
        return client.putObject(
                putting(name, content.getBytes(StandardCharsets.UTF_8)).build());
    }

    private GetObjectRequest.Builder getting(String name) {
        return GetObjectRequest.builder()
                .namespaceName(namespace)
                .bucketName(BUCKET)
                .objectName(name);
    }

    private static byte[] content(GetObjectResponse response) {
        try (InputStream in = response.getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String text(String name) {
        return new String(content(client.getObject(getting(name).build())), StandardCharsets.UTF_8);
    }

    private ListObjectsRequest.Builder listing() {
        return ListObjectsRequest.builder().namespaceName(namespace).bucketName(BUCKET);
    }

    private static List<String> names(ListObjects list) {
        return list.getObjects().stream().map(ObjectSummary::getName).toList();
    }

    private HttpResponse<String> send(String method, String target) {
        return new SignedRequest(cloud, method, target).send();
    }

    @Test
    void hasBucketsThatOutliveTheCloud() throws IOException {
        Bucket made = createBucket("more.Buckets_1");
        client.close();
        cloud.close();
        cloud = EmbeddedCloud.open(TestOptions.in(directory));
        client = client();
        Bucket found = client.getBucket(GetBucketRequest.builder()
                        .namespaceName(namespace)
                        .bucketName("more.Buckets_1")
                        .build())
                .getBucket();
        assertThat(found).isEqualTo(made);
        assertThat(found.getFreeformTags()).containsExactly(Map.entry("team", "features"));
        assertThat(found.getMetadata()).containsExactly(Map.entry("a", "b"));
        assertThat(client.headBucket(HeadBucketRequest.builder()
                                .namespaceName(namespace)
                                .bucketName(BUCKET)
                                .build())
                        .getETag())
                .isNotEmpty();
        List<BucketSummary> page = client.listBuckets(ListBucketsRequest.builder()
                        .namespaceName(namespace)
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
        put("x", "x");
        BmcException twice = Sdk.refusal(() -> createBucket(BUCKET));
        assertThat(twice.getStatusCode()).isEqualTo(409);
        assertThat(twice.getServiceCode()).isEqualTo("BucketAlreadyExists");
        assertThat(Sdk.refusal(() -> createBucket("a b")).getServiceCode()).isEqualTo("InvalidBucketName");
        DeleteBucketRequest deletion = DeleteBucketRequest.builder()
                .namespaceName(namespace)
                .bucketName(BUCKET)
                .build();
        assertThat(Sdk.refusal(() -> client.deleteBucket(deletion)).getServiceCode())
                .isEqualTo("BucketNotEmpty");
        client.deleteObject(DeleteObjectRequest.builder()
                .namespaceName(namespace)
                .bucketName(BUCKET)
                .objectName("x")
                .build());
        client.deleteBucket(deletion);
        assertThat(Sdk.refusal(() -> client.deleteBucket(deletion)).getServiceCode())
                .isEqualTo("BucketNotFound");
        assertThat(Sdk.refusal(() -> client.getBucket(GetBucketRequest.builder()
                                .namespaceName("other")
                                .bucketName(BUCKET)
                                .build()))
                        .getServiceCode())
                .isEqualTo("NamespaceNotFound");
    }

    @Test
    void givesBackWhatWasPut() throws IOException {
        String name = "folder/a b+c%ü.txt";
        byte[] bytes = new byte[3 * 1024 * 1024];
        new Random(1).nextBytes(bytes);
        PutObjectResponse put = client.putObject(putting(name, bytes)
                .contentType("text/x-test")
                .opcMeta(Map.of("digest", "abc"))
                .build());
        GetObjectResponse got = client.getObject(getting(name).build());
        assertThat(content(got)).isEqualTo(bytes);
        assertThat(got.getETag()).isEqualTo(put.getETag());
        assertThat(got.getContentMd5()).isEqualTo(put.getOpcContentMd5());
        assertThat(got.getContentType()).isEqualTo("text/x-test");
        assertThat(got.getOpcMeta()).containsEntry("digest", "abc");
        HeadObjectResponse head = client.headObject(HeadObjectRequest.builder()
                .namespaceName(namespace)
                .bucketName(BUCKET)
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
        put("a/b", "one");
        assertThat(send("GET", "/n/" + namespace + "/b/" + BUCKET + "/o/a%2Fb").body())
                .isEqualTo("one");
        assertThat(send("GET", "/n/" + namespace + "/b/" + BUCKET + "/o/a/b").body())
                .isEqualTo("one");
    }

    @Test
    void replacesAnObjectAndDropsTheOldContent() throws IOException {
        put("x", "one");
        String second = put("x", "two").getETag();
        assertThat(text("x")).isEqualTo("two");
        try (Stream<Path> contents = Files.list(directory.resolve("state/object-storage/contents"))) {
            assertThat(contents).hasSize(1);
        }
        assertThat(client.getObject(getting("x").ifMatch(second).build()).getETag())
                .isEqualTo(second);
    }

    @Test
    void putsAnObjectOnlyIfThereIsNone() {
        client.putObject(putting("new", new byte[1]).ifNoneMatch("*").build());
        BmcException refusal = Sdk.refusal(() ->
                client.putObject(putting("new", new byte[1]).ifNoneMatch("*").build()));
        assertThat(refusal.getStatusCode()).isEqualTo(412);
        assertThat(refusal.getServiceCode()).isEqualTo("IfNoneMatchFailed");
    }

    @Test
    void changesOnlyWhatTheClientSaw() {
        String etag = put("x", "one").getETag();
        client.putObject(putting("x", new byte[1]).ifMatch(etag).build());
        BmcException put = Sdk.refusal(
                () -> client.putObject(putting("x", new byte[1]).ifMatch(etag).build()));
        assertThat(put.getStatusCode()).isEqualTo(412);
        assertThat(put.getServiceCode()).isEqualTo("IfMatchFailed");
        BmcException get =
                Sdk.refusal(() -> client.getObject(getting("x").ifMatch(etag).build()));
        assertThat(get.getStatusCode()).isEqualTo(412);
        BmcException delete = Sdk.refusal(() -> client.deleteObject(DeleteObjectRequest.builder()
                .namespaceName(namespace)
                .bucketName(BUCKET)
                .objectName("x")
                .ifMatch(etag)
                .build()));
        assertThat(delete.getStatusCode()).isEqualTo(412);
        HttpResponse<String> same = new SignedRequest(cloud, "GET", "/n/" + namespace + "/b/" + BUCKET + "/o/x")
                .header("if-none-match", client.getObject(getting("x").build()).getETag())
                .send();
        assertThat(same.statusCode()).isEqualTo(304);
    }

    @Test
    void refusesAContentWithAnotherMd5() {
        BmcException refusal = Sdk.refusal(() -> client.putObject(
                putting("x", new byte[3]).contentMD5("AAAAAAAAAAAAAAAAAAAAAA==").build()));
        assertThat(refusal.getStatusCode()).isEqualTo(400);
        assertThat(refusal.getServiceCode()).isEqualTo("UnmatchedContentMD5");
        assertThat(Sdk.refusal(() -> client.getObject(getting("x").build())).getServiceCode())
                .isEqualTo("ObjectNotFound");
    }

    @ParameterizedTest
    @CsvSource({"0,3,0123", "4,,456789", ",2,89", "8,100,89", "9,9,9"})
    void givesARange(@Nullable Long start, @Nullable Long end, String expected) {
        put("digits", "0123456789");
        GetObjectResponse part =
                client.getObject(getting("digits").range(new Range(start, end)).build());
        assertThat(content(part)).asString().isEqualTo(expected);
        assertThat(part.getContentRange().getContentLength()).isEqualTo(10);
    }

    @Test
    void refusesARangeBehindTheEnd() {
        put("digits", "0123456789");
        BmcException refusal = Sdk.refusal(() ->
                client.getObject(getting("digits").range(new Range(10L, 11L)).build()));
        assertThat(refusal.getStatusCode()).isEqualTo(416);
    }

    @Test
    void listsByPrefixAndDelimiterPageByPage() {
        List<String> all = List.of("B", "a/1", "a/2", "a/b/3", "b", "c/4", "ä");
        all.forEach(name -> put(name, name));
        assertThat(names(client.listObjects(listing().build()).getListObjects()))
                .isEqualTo(all);
        ListObjects top = client.listObjects(listing().delimiter("/").build()).getListObjects();
        assertThat(names(top)).containsExactly("B", "b", "ä");
        assertThat(top.getPrefixes()).containsExactly("a/", "c/");
        ListObjects below = client.listObjects(
                        listing().prefix("a/").delimiter("/").build())
                .getListObjects();
        assertThat(names(below)).containsExactly("a/1", "a/2");
        assertThat(below.getPrefixes()).containsExactly("a/b/");
        for (int limit = 1; limit <= all.size(); limit++) {
            List<String> read = new ArrayList<>();
            @Nullable String start = null;
            do {
                ListObjects page = client.listObjects(listing()
                                .delimiter("/")
                                .limit(limit)
                                .start(start)
                                .build())
                        .getListObjects();
                read.addAll(names(page));
                read.addAll(page.getPrefixes());
                start = page.getNextStartWith();
            } while (start != null);
            assertThat(read).as("limit " + limit).containsExactlyInAnyOrder("B", "b", "ä", "a/", "c/");
        }
        assertThat(names(client.listObjects(listing().start("a/2").end("b").build())
                        .getListObjects()))
                .containsExactly("a/2", "a/b/3");
        assertThat(names(client.listObjects(listing().startAfter("b").build()).getListObjects()))
                .containsExactly("c/4", "ä");
    }

    @Test
    void listsTheFieldsThatAreAskedFor() throws IOException {
        PutObjectResponse put = put("x", "abc");
        ObjectSummary object = client.listObjects(
                        listing().fields("size,etag,md5,timeCreated").build())
                .getListObjects()
                .getObjects()
                .get(0);
        assertThat(object.getSize()).isEqualTo(3);
        assertThat(object.getEtag()).isEqualTo(put.getETag());
        assertThat(object.getMd5()).isEqualTo(put.getOpcContentMd5());
        assertThat(object.getTimeCreated()).isNotNull();
        JsonNode plain = Json.read(
                send("GET", "/n/" + namespace + "/b/" + BUCKET + "/o").body().getBytes(StandardCharsets.UTF_8));
        assertThat(plain.path("objects").get(0).properties()).hasSize(1);
        assertThat(send("GET", "/n/" + namespace + "/b/" + BUCKET + "/o?fields=nonsense")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void takesAnUploadSignedWithTheGenericHeadersAloneAndChecksWhatElseIsSigned() {
        String target = "/n/" + namespace + "/b/" + BUCKET + "/o/signed";
        SignedRequest generic = new SignedRequest(cloud, "PUT", target).json("{}");
        generic.unsigned = List.of("content-length", "content-type", "x-content-sha256");
        generic.expectContinue = true;
        assertThat(generic.send().statusCode()).isEqualTo(200);
        SignedRequest whole = new SignedRequest(cloud, "PUT", target).json("{}");
        assertThat(whole.send().statusCode()).isEqualTo(200);
        SignedRequest altered = new SignedRequest(cloud, "PUT", target).json("{}");
        altered.sentBody = "[]".getBytes(StandardCharsets.UTF_8);
        assertThat(altered.send().statusCode()).isEqualTo(401);
        assertThat(text("signed")).isEqualTo("{}");
        SignedRequest elsewhere = new SignedRequest(cloud, "POST", "/n/" + namespace + "/b").json("{}");
        elsewhere.unsigned = generic.unsigned;
        assertThat(elsewhere.send().statusCode()).isEqualTo(401);
    }

    @Test
    void takesAnObjectThatIsLargerThanAnyOtherBody() {
        byte[] large = new byte[40 * 1024 * 1024];
        client.putObject(putting("large", large).build());
        assertThat(client.headObject(HeadObjectRequest.builder()
                                .namespaceName(namespace)
                                .bucketName(BUCKET)
                                .objectName("large")
                                .build())
                        .getContentLength())
                .isEqualTo(large.length);
    }

    @Test
    void saysThatMultipartUploadsAreNotServed() {
        SignedRequest create =
                new SignedRequest(cloud, "POST", "/n/" + namespace + "/b/" + BUCKET + "/u").json("{\"object\": \"x\"}");
        HttpResponse<String> response = create.send();
        assertThat(response.statusCode()).isEqualTo(501);
        assertThat(response.body()).contains("multipart");
    }
}
