package dev.featurestore.maven.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.cache.Cache;
import com.google.cloud.tools.jib.cache.CacheCorruptedException;
import com.google.cloud.tools.jib.image.json.ContainerConfigurationTemplate;
import com.google.cloud.tools.jib.image.json.ImageMetadataTemplate;
import com.google.cloud.tools.jib.image.json.ManifestAndConfigTemplate;
import com.google.cloud.tools.jib.image.json.ManifestTemplate;
import dev.featurestore.maven.image.ImageSpec.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A base image in the cache that all builds with Jib share.
 *
 * @param folder the folder of the cache
 * @param cache the cache
 * @param name name of the base
 */
record CachedBase(Path folder, Cache cache, ImageReference name) {

    static CachedBase of(ImageName name) throws IOException {
        return in(Containerizer.DEFAULT_BASE_CACHE_DIRECTORY, name.reference());
    }

    static CachedBase in(Path folder, ImageReference name) throws IOException {
        try {
            return new CachedBase(folder, Cache.withDirectory(folder), name);
        } catch (CacheDirectoryCreationException e) {
            throw new IOException(e);
        }
    }

    /** The base, if manifests and layers of the platforms are in the cache, or if it lacks a platform. */
    Optional<BaseManifest> find(List<Platform> platforms) throws IOException {
        Optional<ImageMetadataTemplate> metadata = metadata();
        Optional<BaseManifest> found = metadata.flatMap(CachedBase::manifest);
        return found.filter(base -> !base.has(platforms) || hasLayers(metadata.get(), base, platforms));
    }

    private Optional<ImageMetadataTemplate> metadata() throws IOException {
        try {
            return cache.retrieveMetadata(name);
        } catch (CacheCorruptedException unusable) {
            return Optional.empty();
        }
    }

    private static Optional<BaseManifest> manifest(ImageMetadataTemplate metadata) {
        if (metadata.getManifestList() != null) {
            return BaseManifest.ofList(metadata.getManifestList());
        }
        return metadata.getManifestsAndConfigs().stream().findFirst().flatMap(only -> {
            @Nullable ContainerConfigurationTemplate config = only.getConfig();
            return config == null
                    ? Optional.empty()
                    : Optional.of(BaseManifest.of(
                            new Platform(config.getOs(), config.getArchitecture()),
                            Objects.requireNonNullElse(only.getManifestDigest(), "")));
        });
    }

    private boolean hasLayers(ImageMetadataTemplate metadata, BaseManifest base, List<Platform> platforms) {
        boolean list = metadata.getManifestList() != null;
        return platforms.stream()
                .allMatch(platform -> metadata.getManifestsAndConfigs().stream()
                        .filter(one -> !list
                                || Objects.equals(
                                        one.getManifestDigest(), base.digests().get(platform)))
                        .anyMatch(one -> {
                            @Nullable ManifestTemplate manifest = one.getManifest();
                            return manifest != null && cache.areAllLayersCached(manifest);
                        }));
    }

    /** Moves the folder of a layer, as Jib has it, into the cache, unless another build has added the layer. */
    void add(Path layer) throws IOException {
        Path added = folder.resolve("layers").resolve(layer.getFileName());
        Files.createDirectories(folder.resolve("layers"));
        try {
            Files.move(layer, added);
        } catch (IOException e) {
            if (!Files.isDirectory(added)) {
                throw e;
            }
        }
    }

    /** Adds the digest of a base with one manifest, which Jib does not store. */
    void remember(BaseManifest base) throws IOException {
        Optional<ManifestAndConfigTemplate> only = metadata()
                .filter(metadata -> metadata.getManifestList() == null)
                .flatMap(metadata -> metadata.getManifestsAndConfigs().stream().findFirst());
        if (only.isPresent()
                && only.get().getManifestDigest() == null
                && base.digests().size() == 1) {
            cache.writeMetadata(
                    name,
                    new ImageMetadataTemplate(
                            null,
                            List.of(new ManifestAndConfigTemplate(
                                    Objects.requireNonNull(only.get().getManifest()),
                                    only.get().getConfig(),
                                    base.digests().values().iterator().next()))));
        }
    }

    /**
     * A second name of the base in the cache: with a digest, so that Jib takes the base from the cache and still pushes to a
     * registry, which its offline mode refuses. The digest is that of the first name, which no image has.
     */
    ImageReference pinned() throws IOException {
        ImageReference pinned = ImageReference.of(
                name.getRegistry(), name.getRepository(), null, "sha256:" + sha256(name.toStringWithQualifier()));
        Optional<ImageMetadataTemplate> metadata = metadata();
        if (metadata.isPresent()) {
            cache.writeMetadata(pinned, metadata.get());
        }
        return pinned;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
