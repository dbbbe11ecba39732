package dev.featurestore.maven.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.blob.BlobDescriptor;
import com.google.cloud.tools.jib.blob.Blobs;
import com.google.cloud.tools.jib.cache.CachedLayer;
import com.google.cloud.tools.jib.image.Image;
import com.google.cloud.tools.jib.image.ImageTarball;
import com.google.cloud.tools.jib.image.json.V22ManifestTemplate;
import com.google.common.collect.ImmutableSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServedImageTest {

    private static final String LAYER = "a layer";

    @Test
    void isWhatTheTarballHolds() throws Exception {
        Image image = image();
        ImageTarball tarball = new ImageTarball(image, ImageReference.of(null, "operator", "v1"), ImmutableSet.of());

        ServedImage served = ServedImage.of(EngineClient.image(tarball), Optional.empty());

        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tarball.writeTo(tar);
        List<String> contents =
                served.blobs().values().stream().map(ServedImageTest::text).toList();
        assertThat(contents).hasSize(2);
        assertThat(contents.get(0)).contains("\"architecture\":\"arm64\"");
        assertThat(contents.get(1)).isEqualTo(LAYER);
        assertThat(tar.toString(StandardCharsets.UTF_8)).contains(contents);
        assertThat(text(served.manifest()))
                .contains(served.blobs().keySet())
                .contains("application/vnd.docker.distribution.manifest.v2+json");
        assertThat(served.digest())
                .isEqualTo(Blobs.from(text(served.manifest()))
                        .writeTo(new ByteArrayOutputStream())
                        .getDigest());
    }

    private static Image image() throws Exception {
        BlobDescriptor layer = Blobs.from(LAYER).writeTo(new ByteArrayOutputStream());
        return Image.builder(V22ManifestTemplate.class)
                .setArchitecture("arm64")
                .setCreated(Instant.EPOCH)
                .addLayer(CachedLayer.builder()
                        .setLayerBlob(Blobs.from(LAYER))
                        .setLayerDigest(layer.getDigest())
                        .setLayerDiffId(DescriptorDigest.fromHash("2".repeat(64)))
                        .setLayerSize(layer.getSize())
                        .build())
                .build();
    }

    private static String text(ServedImage.ServedBlob blob) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            blob.content().writeTo(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(bytes.size()).isEqualTo((int) blob.size());
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
