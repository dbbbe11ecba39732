package dev.featurestore.maven.image;

import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.blob.Blob;
import com.google.cloud.tools.jib.blob.BlobDescriptor;
import com.google.cloud.tools.jib.blob.Blobs;
import com.google.cloud.tools.jib.image.Image;
import com.google.cloud.tools.jib.image.Layer;
import com.google.cloud.tools.jib.image.json.ImageToJsonTranslator;
import com.google.cloud.tools.jib.image.json.V22ManifestTemplate;
import com.google.cloud.tools.jib.json.JsonTemplateMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * An image as a registry has it: a manifest, and the blobs that it lists.
 *
 * @param manifest the manifest, in Docker's format (source: "Image Manifest Version 2, Schema 2")
 * @param digest digest of the manifest
 * @param id digest of the configuration
 * @param blobs configuration and layers, by digest ({@code sha256:…})
 */
record ServedImage(ServedBlob manifest, DescriptorDigest digest, DescriptorDigest id, Map<String, ServedBlob> blobs) {

    /**
     * Content with a digest.
     *
     * @param size its size in bytes
     * @param lost whether it can no longer be had
     */
    record ServedBlob(long size, Blob content, BooleanSupplier lost) {

        ServedBlob(long size, Blob content) {
            this(size, content, () -> false);
        }

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
     * @param base the layers of its base, if Jib has built it without them
     */
    static ServedImage of(Image image, Optional<RemoteLayers> base) throws IOException {
        ImageToJsonTranslator json = new ImageToJsonTranslator(image);
        ServedBlob configuration = ServedBlob.of(JsonTemplateMapper.toUtf8String(json.getContainerConfiguration()));
        BlobDescriptor configured = new BlobDescriptor(configuration.size(), configuration.digest());
        Map<String, ServedBlob> blobs = new LinkedHashMap<>();
        blobs.put(configured.getDigest().toString(), configuration);
        for (Layer layer : image.getLayers()) {
            BlobDescriptor descriptor = layer.getBlobDescriptor();
            blobs.put(
                    descriptor.getDigest().toString(),
                    base.flatMap(layers -> layers.served(descriptor.getDigest()))
                            .orElse(new ServedBlob(descriptor.getSize(), layer.getBlob())));
        }
        ServedBlob manifest = ServedBlob.of(
                JsonTemplateMapper.toUtf8String(json.getManifestTemplate(V22ManifestTemplate.class, configured)));
        return new ServedImage(manifest, manifest.digest(), configured.getDigest(), blobs);
    }
}
