package dev.featurestore.maven.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.blob.Blobs;
import dev.featurestore.maven.image.ServedImage.ServedBlob;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoopbackRegistryTest {

    private static final String MANIFEST = "{\"schemaVersion\":2}";
    private static final String LAYER = "sha256:" + "2".repeat(64);

    @Test
    void servesOneImageAndNothingElse() throws Exception {
        DescriptorDigest digest = DescriptorDigest.fromHash("1".repeat(64));
        ServedImage image =
                new ServedImage(ServedBlob.of(MANIFEST), digest, digest, Map.of(LAYER, ServedBlob.of("a layer")));

        try (LoopbackRegistry registry = LoopbackRegistry.serve(image)) {
            assertThat(registry.host()).matches("127\\.0\\.0\\.1:\\d+");
            String root = "http://" + registry.host() + "/v2/";

            assertThat(ask("GET", root).statusCode()).isEqualTo(200);
            HttpResponse<String> manifest = ask("GET", root + "operator/manifests/" + digest);
            assertThat(manifest.body()).isEqualTo(MANIFEST);
            assertThat(manifest.headers().map())
                    .containsEntry("content-type", List.of("application/vnd.docker.distribution.manifest.v2+json"))
                    .containsEntry("docker-content-digest", List.of(digest.toString()));
            assertThat(ask("GET", root + "operator/manifests/v1").body())
                    .as("podman pulls by the tag of the name")
                    .isEqualTo(MANIFEST);
            HttpResponse<String> head = ask("HEAD", root + "operator/manifests/" + digest);
            assertThat(head.headers().firstValue("content-length")).contains(Integer.toString(MANIFEST.length()));
            assertThat(head.body()).isEmpty();
            assertThat(ask("GET", root + "operator/blobs/" + LAYER).body()).isEqualTo("a layer");
            for (String absent : new String[] {
                "operator/manifests/sha256:" + "3".repeat(64),
                "other/manifests/v1",
                "operator/blobs/sha256:" + "3".repeat(64),
                "other/blobs/" + LAYER,
                "_catalog"
            }) {
                assertThat(ask("GET", root + absent).statusCode()).as(absent).isEqualTo(404);
            }
            assertThat(ask("PUT", root + "operator/manifests/" + digest).statusCode())
                    .isEqualTo(405);
        }
    }

    @Test
    void deniesALayerThatIsLostSoThatTheEngineDoesNotAskAgain() throws Exception {
        DescriptorDigest digest = DescriptorDigest.fromHash("1".repeat(64));
        ServedBlob lost = new ServedBlob(5, Blobs.from("bytes"), () -> true);
        ServedImage image = new ServedImage(ServedBlob.of(MANIFEST), digest, digest, Map.of(LAYER, lost));

        try (LoopbackRegistry registry = LoopbackRegistry.serve(image)) {
            HttpResponse<String> answer = ask("GET", "http://" + registry.host() + "/v2/operator/blobs/" + LAYER);

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("\"code\":\"DENIED\"");
        }
    }

    @Test
    void endsTlsAtOnceSoThatTheEngineGoesOnWithoutIt() throws Exception {
        DescriptorDigest digest = DescriptorDigest.fromHash("1".repeat(64));
        ServedImage image = new ServedImage(ServedBlob.of(MANIFEST), digest, digest, Map.of());

        try (LoopbackRegistry registry = LoopbackRegistry.serve(image);
                Socket client = new Socket(
                        InetAddress.getLoopbackAddress(),
                        Integer.parseInt(registry.host().replaceFirst(".*:", "")))) {
            client.setSoTimeout(5_000);
            client.getOutputStream().write(new byte[] {0x16, 3, 1});

            assertThat(client.getInputStream().read()).isNegative();
        }
    }

    private static HttpResponse<String> ask(String method, String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address))
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .timeout(Duration.ofSeconds(10))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
