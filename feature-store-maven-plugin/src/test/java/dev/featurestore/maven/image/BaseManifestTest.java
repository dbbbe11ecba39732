package dev.featurestore.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.blob.Blobs;
import com.google.cloud.tools.jib.cache.Cache;
import com.google.cloud.tools.jib.cache.CachedLayer;
import com.google.cloud.tools.jib.image.json.ContainerConfigurationTemplate;
import com.google.cloud.tools.jib.image.json.ImageMetadataTemplate;
import com.google.cloud.tools.jib.image.json.ManifestAndConfigTemplate;
import com.google.cloud.tools.jib.image.json.OciIndexTemplate;
import com.google.cloud.tools.jib.image.json.V22ManifestListTemplate;
import com.google.cloud.tools.jib.image.json.V22ManifestTemplate;
import com.google.cloud.tools.jib.json.JsonTemplateMapper;
import dev.featurestore.maven.image.ImageSpec.Platform;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of a base: of a list, of an index, and in Jib's cache. */
class BaseManifestTest {

    private static final Platform AMD = Platform.of("amd64");
    private static final Platform ARM = Platform.of("arm64");
    private static final String ONE = "sha256:" + "1".repeat(64);
    private static final String TWO = "sha256:" + "2".repeat(64);
    private static final String LABEL = "org.opencontainers.image.base.digest";

    @TempDir
    Path folder;

    @Test
    void listAndIndexHavePlatformsWithoutAttestations() throws Exception {
        String entries = """
                "manifests": [
                  {"mediaType": "m", "size": 1, "digest": "%s", "platform": {"os": "linux", "architecture": "amd64"}},
                  {"mediaType": "m", "size": 1, "digest": "%s", "platform": {"os": "unknown", "architecture": "unknown"}},
                  {"mediaType": "m", "size": 1, "digest": "%s", "platform": {"os": "linux", "architecture": "arm64"}},
                  {"mediaType": "m", "size": 1, "digest": "%s", "platform": {"os": "linux", "architecture": "arm64"}}
                ]}""".formatted(ONE, TWO, TWO, ONE);

        BaseManifest list = BaseManifest.ofList(JsonTemplateMapper.readJson(
                        "{\"schemaVersion\": 2, \"mediaType\": \"l\", " + entries, V22ManifestListTemplate.class))
                .orElseThrow();
        BaseManifest index = BaseManifest.ofList(JsonTemplateMapper.readJson(
                        "{\"schemaVersion\": 2, \"mediaType\": \"i\", " + entries, OciIndexTemplate.class))
                .orElseThrow();

        assertThat(list).isEqualTo(index);
        assertThat(list.digests()).isEqualTo(Map.of(AMD, ONE, ARM, TWO));
        assertThat(BaseManifest.ofList(new V22ManifestTemplate())).isEmpty();
    }

    @Test
    void labelHasTheDigestOfTheOnlyPlatform() {
        BaseManifest base = new BaseManifest(Map.of(AMD, ONE, ARM, TWO));

        assertThat(base.labelled(spec(AMD)).labels()).containsEntry(LABEL, ONE);
        assertThat(base.labelled(spec(ARM)).labels()).containsEntry(LABEL, TWO);
        assertThat(base.labelled(spec(AMD, ARM)).labels()).doesNotContainKey(LABEL);
        assertThat(BaseManifest.of(AMD, "").labelled(spec(AMD)).labels()).doesNotContainKey(LABEL);
    }

    @Test
    void absentPlatformsAreRefusedWithThoseThatExist() {
        FeatureStoreException e = catchThrowableOfType(
                FeatureStoreException.class, () -> BaseManifest.of(AMD, ONE).requirePlatforms(spec(AMD, ARM)));

        assertThat(e.code()).isEqualTo(FailureCode.REGISTRY_REFUSED);
        assertThat(e)
                .hasMessage("Cannot build the image feature_store:v1: the base java:17 has no image for linux/arm64,"
                        + " only for linux/amd64");
        assertThatCode(() -> BaseManifest.of(AMD, ONE).requirePlatforms(spec(AMD)))
                .doesNotThrowAnyException();
    }

    @Test
    void cacheHasABaseOnlyWithItsLayersAndKeepsTheDigestOfASingleManifest() throws Exception {
        Cache cache = Cache.withDirectory(folder);
        ImageName name = ImageName.of("java:17", "it");
        CachedBase base = new CachedBase(folder, cache, name.reference());
        V22ManifestTemplate manifest = new V22ManifestTemplate();
        manifest.addLayer(1, DescriptorDigest.fromDigest(ONE));
        cache.writeMetadata(name.reference(), manifest, configuration("arm64"));

        assertThat(base.find(List.of(ARM))).isEmpty();
        assertThat(base.find(List.of(AMD))).contains(BaseManifest.of(ARM, ""));

        CachedLayer layer = cache.writeCompressedLayer(Blobs.from(new ByteArrayInputStream(compressed("a layer"))));
        V22ManifestTemplate whole = new V22ManifestTemplate();
        whole.addLayer(layer.getSize(), layer.getDigest());
        cache.writeMetadata(name.reference(), whole, configuration("arm64"));
        assertThat(base.find(List.of(ARM))).contains(BaseManifest.of(ARM, ""));
        assertThat(base.find(List.of(ARM)).orElseThrow().isComplete(List.of(ARM)))
                .isFalse();

        base.remember(BaseManifest.of(ARM, TWO));
        assertThat(base.find(List.of(ARM))).contains(BaseManifest.of(ARM, TWO));
        assertThat(new CachedBase(folder, cache, base.pinned()).find(List.of(ARM)))
                .contains(BaseManifest.of(ARM, TWO));
    }

    @Test
    void cachedListNeedsTheManifestsOfAllPlatforms() throws Exception {
        Cache cache = Cache.withDirectory(folder);
        ImageName name = ImageName.of("java:17", "it");
        V22ManifestListTemplate list =
                JsonTemplateMapper.readJson("""
                {"schemaVersion": 2, "mediaType": "l", "manifests": [
                  {"mediaType": "m", "size": 1, "digest": "%s", "platform": {"os": "linux", "architecture": "amd64"}},
                  {"mediaType": "m", "size": 1, "digest": "%s", "platform": {"os": "linux", "architecture": "arm64"}}
                ]}""".formatted(ONE, TWO), V22ManifestListTemplate.class);
        cache.writeMetadata(
                name.reference(),
                new ImageMetadataTemplate(
                        list,
                        List.of(new ManifestAndConfigTemplate(
                                new V22ManifestTemplate(), configuration("amd64"), ONE))));
        CachedBase base = new CachedBase(folder, cache, name.reference());

        assertThat(base.find(List.of(AMD)).flatMap(found -> found.digest(List.of(AMD))))
                .contains(ONE);
        assertThat(base.find(List.of(ARM))).isEmpty();
        assertThat(base.find(List.of(AMD, ARM))).isEmpty();
        assertThat(new CachedBase(folder, cache, ImageName.of("java:21", "it").reference()).find(List.of(AMD)))
                .isEqualTo(Optional.empty());
    }

    private static ContainerConfigurationTemplate configuration(String architecture) {
        ContainerConfigurationTemplate configuration = new ContainerConfigurationTemplate();
        configuration.setArchitecture(architecture);
        configuration.setOs("linux");
        return configuration;
    }

    private static byte[] compressed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static ImageSpec spec(Platform... platforms) {
        return new ImageSpec(
                List.of(ImageName.of("feature_store:v1", "it")),
                ImageName.of("java:17", "it"),
                List.of(platforms),
                new ImageUser("0"),
                Instant.EPOCH,
                new TreeMap<>(),
                List.of(),
                "Main",
                "1");
    }
}
