package dev.featurestore.maven.image;

import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.blob.Blobs;
import com.google.cloud.tools.jib.image.json.BuildableManifestTemplate;
import com.google.cloud.tools.jib.image.json.BuildableManifestTemplate.ContentDescriptorTemplate;
import com.google.cloud.tools.jib.image.json.ContainerConfigurationTemplate;
import com.google.cloud.tools.jib.image.json.ImageMetadataTemplate;
import com.google.cloud.tools.jib.image.json.ManifestAndConfigTemplate;
import com.google.cloud.tools.jib.image.json.ManifestListTemplate;
import com.google.cloud.tools.jib.image.json.ManifestTemplate;
import com.google.cloud.tools.jib.json.JsonTemplateMapper;
import com.google.cloud.tools.jib.registry.ManifestAndDigest;
import com.google.cloud.tools.jib.registry.RegistryClient;
import dev.featurestore.maven.image.ImageSpec.Platform;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A base in a registry.
 *
 * @param manifest what is known of it
 * @param client a client that may read it
 * @param pulled its manifest, or the list of the manifests of its platforms
 * @param configuration the configuration of its only platform; empty for a list, and for a manifest without a configuration
 */
record RegistryBase(
        BaseManifest manifest,
        RegistryClient client,
        ManifestTemplate pulled,
        Optional<ContainerConfigurationTemplate> configuration) {

    /** Reads its manifest. */
    static RegistryBase read(RegistryClient client, String qualifier) throws IOException, RegistryException {
        ManifestAndDigest<?> answer = client.pullManifest(qualifier);
        ManifestTemplate pulled = answer.getManifest();
        Optional<BaseManifest> list = BaseManifest.ofList(pulled);
        if (list.isPresent()) {
            return new RegistryBase(list.get(), client, pulled, Optional.empty());
        }
        Optional<ContainerConfigurationTemplate> configuration = configuration(client, pulled);
        BaseManifest manifest = configuration
                .map(c -> BaseManifest.of(
                        new Platform(c.getOs(), c.getArchitecture()),
                        answer.getDigest().toString()))
                .orElse(new BaseManifest(Map.of()));
        return new RegistryBase(manifest, client, pulled, configuration);
    }

    /**
     * What Jib has of it in its cache besides the layers.
     *
     * @param platform a platform that it has
     * @return empty if it has no configuration that lists its layers, as in Docker's first schema
     */
    Optional<ImageMetadataTemplate> metadata(Platform platform) throws IOException, RegistryException {
        @Nullable String digest = manifest.digests().get(platform);
        if (digest == null) {
            return Optional.empty();
        }
        if (!(pulled instanceof ManifestListTemplate)) {
            return configuration.flatMap(c -> metadata(null, pulled, c, digest));
        }
        ManifestTemplate one = client.pullManifest(digest).getManifest();
        return configuration(client, one).flatMap(c -> metadata(pulled, one, c, digest));
    }

    private static Optional<ImageMetadataTemplate> metadata(
            @Nullable ManifestTemplate list,
            ManifestTemplate manifest,
            ContainerConfigurationTemplate configuration,
            String digest) {
        return manifest instanceof BuildableManifestTemplate layered
                        && layered.getLayers().size() == configuration.getLayerCount()
                ? Optional.of(new ImageMetadataTemplate(
                        list, List.of(new ManifestAndConfigTemplate(manifest, configuration, digest))))
                : Optional.empty();
    }

    private static Optional<ContainerConfigurationTemplate> configuration(
            RegistryClient client, ManifestTemplate manifest) throws IOException {
        @Nullable
        ContentDescriptorTemplate described =
                manifest instanceof BuildableManifestTemplate one ? one.getContainerConfiguration() : null;
        @Nullable DescriptorDigest digest = described == null ? null : described.getDigest();
        return digest == null
                ? Optional.empty()
                : Optional.of(JsonTemplateMapper.readJson(
                        Blobs.writeToString(client.pullBlob(digest, size -> {}, sent -> {})),
                        ContainerConfigurationTemplate.class));
    }
}
