package dev.featurestore.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.blob.Blob;
import com.google.cloud.tools.jib.blob.Blobs;
import com.google.cloud.tools.jib.event.EventHandlers;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.image.json.ContainerConfigurationTemplate;
import com.google.cloud.tools.jib.image.json.ImageMetadataTemplate;
import com.google.cloud.tools.jib.image.json.ManifestAndConfigTemplate;
import com.google.cloud.tools.jib.image.json.V22ManifestTemplate;
import com.google.cloud.tools.jib.registry.RegistryClient;
import dev.featurestore.maven.image.ImageSpec.Platform;
import dev.featurestore.maven.image.ServedImage.ServedBlob;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class RemoteLayersTest {

    private static final Platform PLATFORM = new Platform("linux", "amd64");

    @TempDir
    Path folder;

    private final AtomicInteger requests = new AtomicInteger();
    private LoopbackRegistry registry;
    private byte[] layer;
    private byte[] answer;
    private DescriptorDigest digest;
    private DescriptorDigest unpacked;

    @BeforeEach
    void startRegistry() throws Exception {
        byte[] content = new byte[300_000];
        new Random(1).nextBytes(content);
        unpacked = digest(content);
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        }
        layer = compressed.toByteArray();
        answer = layer;
        digest = digest(layer);
        Blob answered = Blobs.from(
                out -> {
                    requests.incrementAndGet();
                    out.write(answer);
                    if (answer.length < layer.length) {
                        throw new IOException("broken off");
                    }
                },
                true);
        registry = LoopbackRegistry.serve(new ServedImage(
                ServedBlob.of("{}"),
                digest,
                digest,
                Map.of(digest.toString(), new ServedBlob(layer.length, answered))));
    }

    @AfterEach
    void stopRegistry() throws Exception {
        registry.close();
    }

    @Test
    void downloadGoesToTheEngineAndToTheCacheAtOnce() throws Exception {
        CachedBase cached = cached();
        try (RemoteLayers layers = layers(cached, unpacked)) {
            ByteArrayOutputStream engine = new ByteArrayOutputStream();
            AtomicInteger reported = new AtomicInteger();
            layers.report(bytes -> reported.addAndGet(bytes.intValue()));

            served(layers).content().writeTo(engine);
            layers.complete();

            assertThat(engine.toByteArray()).isEqualTo(layer);
            assertThat(reported).hasValue(layer.length);
            assertThat(requests).hasValue(1);
            assertThat(cached.find(List.of(PLATFORM)))
                    .hasValueSatisfying(base -> assertThat(base.digests()).containsKey(PLATFORM));
            assertThat(cached.cache().retrieve(digest).orElseThrow().getDiffId())
                    .isEqualTo(unpacked);
            assertThat(Blobs.writeToByteArray(
                            cached.cache().retrieve(digest).orElseThrow().getBlob()))
                    .isEqualTo(layer);
        }
        assertThat(filesIn("tmp")).isEmpty();
    }

    @Test
    void standInHasTheSizesAndDigestsOfTheLayers() throws Exception {
        try (RemoteLayers layers = layers(cached(), unpacked)) {
            CachedBase standIn = CachedBase.in(layers.standIn(), name());

            assertThat(standIn.find(List.of(PLATFORM))).isPresent();
            assertThat(standIn.cache().retrieve(digest)).hasValueSatisfying(found -> {
                assertThat(found.getSize()).isEqualTo(layer.length);
                assertThat(found.getDiffId()).isEqualTo(unpacked);
            });
            assertThat(requests).hasValue(0);
        }
    }

    @Test
    void engineThatHasTheLayerLeavesTheDownloadToTheEnd() throws Exception {
        CachedBase cached = cached();
        try (RemoteLayers layers = layers(cached, unpacked)) {
            layers.complete();

            assertThat(requests).hasValue(1);
            assertThat(cached.find(List.of(PLATFORM))).isPresent();
        }
    }

    @Test
    void engineThatCannotPullLoadsTheLayersFromTheStandIn() throws Exception {
        CachedBase cached = cached();
        try (RemoteLayers layers = layers(cached, unpacked)) {
            layers.complete();
            layers.fill();

            assertThat(Blobs.writeToByteArray(CachedBase.in(layers.standIn(), name())
                            .cache()
                            .retrieve(digest)
                            .orElseThrow()
                            .getBlob()))
                    .isEqualTo(layer);
        }
    }

    @Test
    void wrongDigestInTheConfigurationOfABaseDoesNotReachTheCache() throws Exception {
        CachedBase cached = cached();
        try (RemoteLayers layers = layers(cached, digest)) {
            served(layers).content().writeTo(OutputStream.nullOutputStream());
            layers.complete();

            assertThat(cached.cache().retrieve(digest).orElseThrow().getDiffId())
                    .isEqualTo(unpacked);
        }
    }

    @Test
    void downloadGoesOnWithoutTheEngineWhichAsksAgain() throws Exception {
        try (RemoteLayers layers = layers(cached(), unpacked)) {
            served(layers).content().writeTo(new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    throw new IOException("Broken pipe");
                }
            });
            ByteArrayOutputStream again = new ByteArrayOutputStream();
            served(layers).content().writeTo(again);

            assertThat(again.toByteArray()).isEqualTo(layer);
            assertThat(requests).hasValue(1);
            assertThat(served(layers).lost().getAsBoolean()).isFalse();
        }
    }

    @Test
    void brokenDownloadLeavesNothingInTheCache() throws Exception {
        answer = Arrays.copyOf(layer, layer.length / 2);

        leavesNothing("Premature end");
    }

    @Test
    void otherBytesLeaveNothingInTheCache() throws Exception {
        answer = new byte[layer.length];

        leavesNothing("digest");
    }

    private void leavesNothing(String reason) throws Exception {
        CachedBase cached = cached();
        try (RemoteLayers layers = layers(cached, unpacked)) {
            ServedBlob blob = served(layers);
            assertThat(blob.lost().getAsBoolean()).isFalse();

            assertThatThrownBy(() -> blob.content().writeTo(OutputStream.nullOutputStream()))
                    .hasMessageContaining(reason);

            assertThat(blob.lost().getAsBoolean()).isTrue();
            assertThatThrownBy(() -> layers.complete()).hasMessageContaining(reason);
            assertThat(requests).hasValue(1);
        }
        assertThat(cached.find(List.of(PLATFORM))).isEmpty();
        assertThat(filesIn("tmp")).isEmpty();
        assertThat(filesIn("layers")).isEmpty();
    }

    private ServedBlob served(RemoteLayers layers) {
        return layers.served(digest).orElseThrow();
    }

    private List<Path> filesIn(String part) throws IOException {
        if (!Files.exists(folder.resolve(part))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve(part))) {
            return files.toList();
        }
    }

    private CachedBase cached() throws Exception {
        return CachedBase.in(folder, name());
    }

    private static ImageReference name() {
        return ImageReference.of("127.0.0.1", "base", "v1");
    }

    private RemoteLayers layers(CachedBase cached, DescriptorDigest inConfiguration) throws Exception {
        V22ManifestTemplate manifest = new V22ManifestTemplate();
        manifest.addLayer(layer.length, digest);
        manifest.setContainerConfiguration(2, digest("{}".getBytes(StandardCharsets.UTF_8)));
        ContainerConfigurationTemplate configuration = new ContainerConfigurationTemplate();
        configuration.setOs("linux");
        configuration.setArchitecture("amd64");
        configuration.addLayerDiffId(inConfiguration);
        String manifestDigest = "sha256:" + "4".repeat(64);
        RegistryClient client = RegistryClient.factory(
                        EventHandlers.NONE,
                        registry.host(),
                        LoopbackRegistry.REPOSITORY,
                        new FailoverHttpClient(true, false, event -> {}))
                .newRegistryClient();
        return RemoteLayers.of(
                cached,
                new ImageMetadataTemplate(
                        null, List.of(new ManifestAndConfigTemplate(manifest, configuration, manifestDigest))),
                client);
    }

    private static DescriptorDigest digest(byte[] bytes) throws IOException {
        return Blobs.from(out -> out.write(bytes), false)
                .writeTo(OutputStream.nullOutputStream())
                .getDigest();
    }
}
