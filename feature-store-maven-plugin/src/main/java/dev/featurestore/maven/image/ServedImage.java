package dev.featurestore.maven.image;

import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.blob.Blob;
import com.google.cloud.tools.jib.blob.Blobs;
import com.google.cloud.tools.jib.cache.Cache;
import com.google.cloud.tools.jib.cache.CacheCorruptedException;
import com.google.cloud.tools.jib.cache.CachedLayer;
import com.google.cloud.tools.jib.image.ImageTarball;
import com.google.cloud.tools.jib.image.json.V22ManifestTemplate;
import com.google.cloud.tools.jib.json.JsonTemplateMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An image as a registry has it: a manifest, and the blobs that it lists.
 *
 * @param manifest the manifest, in Docker's format (source: "Image Manifest Version 2, Schema 2")
 * @param digest digest of the manifest
 * @param blobs configuration and layers, by digest ({@code sha256:…})
 */
record ServedImage(ServedBlob manifest, DescriptorDigest digest, Map<String, ServedBlob> blobs) {

    /**
     * Content with a digest.
     *
     * @param size its size in bytes
     */
    record ServedBlob(long size, Blob content) {

        static ServedBlob of(String text) {
            return new ServedBlob(text.getBytes(StandardCharsets.UTF_8).length, Blobs.from(text));
        }

        private DescriptorDigest digest() throws IOException {
            return content.writeTo(OutputStream.nullOutputStream()).getDigest();
        }
    }

    /**
     * The image that Jib has built.
     *
     * @param caches Jib's caches, which have its layers
     * @return empty if a layer is in none of the caches
     */
    static Optional<ServedImage> of(ImageTarball tarball, List<Cache> caches) throws IOException {
        TarballIndex index = TarballIndex.read(tarball);
        V22ManifestTemplate manifest = new V22ManifestTemplate();
        Map<String, ServedBlob> blobs = new LinkedHashMap<>();
        ServedBlob configuration = ServedBlob.of(index.configuration());
        DescriptorDigest configured = configuration.digest();
        manifest.setContainerConfiguration(configuration.size(), configured);
        blobs.put(configured.toString(), configuration);
        for (String hash : index.layers()) {
            Optional<CachedLayer> layer = layer(hash, caches);
            if (layer.isEmpty()) {
                return Optional.empty();
            }
            manifest.addLayer(layer.get().getSize(), layer.get().getDigest());
            blobs.put(
                    layer.get().getDigest().toString(),
                    new ServedBlob(layer.get().getSize(), layer.get().getBlob()));
        }
        ServedBlob served = ServedBlob.of(JsonTemplateMapper.toUtf8String(manifest));
        return Optional.of(new ServedImage(served, served.digest(), blobs));
    }

    private static Optional<CachedLayer> layer(String hash, List<Cache> caches) throws IOException {
        try {
            DescriptorDigest digest = DescriptorDigest.fromHash(hash);
            for (Cache cache : caches) {
                Optional<CachedLayer> layer = cache.retrieve(digest);
                if (layer.isPresent()) {
                    return layer;
                }
            }
            return Optional.empty();
        } catch (DigestException | CacheCorruptedException unusable) {
            return Optional.empty();
        }
    }
}
