package dev.featurestore.maven.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.blob.Blob;
import com.google.cloud.tools.jib.blob.BlobDescriptor;
import com.google.cloud.tools.jib.blob.Blobs;
import com.google.cloud.tools.jib.cache.Cache;
import com.google.cloud.tools.jib.cache.CacheCorruptedException;
import com.google.cloud.tools.jib.cache.CachedLayer;
import com.google.cloud.tools.jib.image.json.BuildableManifestTemplate;
import com.google.cloud.tools.jib.image.json.BuildableManifestTemplate.ContentDescriptorTemplate;
import com.google.cloud.tools.jib.image.json.ContainerConfigurationTemplate;
import com.google.cloud.tools.jib.image.json.ImageMetadataTemplate;
import com.google.cloud.tools.jib.image.json.ManifestAndConfigTemplate;
import com.google.cloud.tools.jib.registry.RegistryClient;
import dev.featurestore.maven.image.ServedImage.ServedBlob;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The layers of a base in a registry, for a container engine. A layer is downloaded when the engine wants it, and goes to the engine
 * and to a file at once, so that the engine unpacks during the download; then the file is moved into the cache. Jib has built the
 * image before: it got the base from {@link #standIn}, a cache of its own, with files without content in the place of the layers,
 * because it needs only their digests and sizes.
 */
final class RemoteLayers implements AutoCloseable {

    private final CachedBase cached;
    private final ImageMetadataTemplate metadata;
    private final RegistryClient client;
    private final Path standIn;
    private final Map<DescriptorDigest, RemoteLayer> layers = new LinkedHashMap<>();
    private Consumer<Long> progress = bytes -> {};
    private volatile @Nullable IOException failure;
    /** Deletes what is unfinished when the JVM ends before {@link #close}, as after Ctrl-C. */
    private final Thread endOfJvm = new Thread(this::abandon, "unfinished-base");

    private RemoteLayers(CachedBase cached, ImageMetadataTemplate metadata, RegistryClient client, Path standIn) {
        this.cached = cached;
        this.metadata = metadata;
        this.client = client;
        this.standIn = standIn;
    }

    /**
     * The layers of a base.
     *
     * @param cached place of the base in the cache
     * @param metadata its manifest and configuration
     * @param client a client that may read it
     */
    static RemoteLayers of(CachedBase cached, ImageMetadataTemplate metadata, RegistryClient client)
            throws IOException {
        // Jib's own place for unfinished layers: they are moved from here into the cache.
        Path unfinished = Files.createDirectories(cached.folder().resolve("tmp"));
        RemoteLayers layers = new RemoteLayers(cached, metadata, client, Files.createTempDirectory(unfinished, "base"));
        Runtime.getRuntime().addShutdownHook(layers.endOfJvm);
        try {
            layers.writeStandIn();
            return layers;
        } catch (IOException e) {
            layers.close();
            throw e;
        }
    }

    private void writeStandIn() throws IOException {
        try {
            Cache.withDirectory(standIn).writeMetadata(cached.name(), metadata);
        } catch (CacheDirectoryCreationException e) {
            throw new IOException(e);
        }
        ManifestAndConfigTemplate base = metadata.getManifestsAndConfigs().get(0);
        List<ContentDescriptorTemplate> described =
                ((BuildableManifestTemplate) Objects.requireNonNull(base.getManifest())).getLayers();
        ContainerConfigurationTemplate configuration = Objects.requireNonNull(base.getConfig());
        for (int i = 0; i < described.size(); i++) {
            DescriptorDigest digest = Objects.requireNonNull(described.get(i).getDigest());
            // Layout of Jib's cache: a folder for each layer, and in it a file with the name of the unpacked layer.
            Path file = Files.createDirectories(standIn.resolve("layers").resolve(digest.getHash()))
                    .resolve(configuration.getLayerDiffId(i).getHash());
            try (RandomAccessFile empty = new RandomAccessFile(file.toFile(), "rw")) {
                empty.setLength(described.get(i).getSize());
            }
            layers.put(digest, new RemoteLayer(digest, described.get(i).getSize(), file));
        }
    }

    /** A cache for Jib that has the base without the content of its layers. */
    Path standIn() {
        return standIn;
    }

    /** The content of a layer for the engine; empty for a layer that is not one of the base. */
    Optional<ServedBlob> served(DescriptorDigest digest) {
        return Optional.ofNullable(layers.get(digest))
                .map(layer -> new ServedBlob(layer.size, layer, () -> failure != null));
    }

    /** Sets what gets the numbers of bytes that arrive. */
    synchronized void report(Consumer<Long> bytes) {
        progress = bytes;
    }

    private synchronized void arrived(long bytes) {
        progress.accept(bytes);
    }

    /** Completes the cache: downloads what the engine did not want. */
    void complete() throws IOException {
        if (failure != null) {
            throw failure;
        }
        for (RemoteLayer layer : layers.values()) {
            layer.complete();
        }
        cached.cache().writeMetadata(cached.name(), metadata);
    }

    /** Gives Jib the content of the layers, which are all in the cache. */
    void fill() throws IOException {
        for (RemoteLayer layer : layers.values()) {
            layer.fill();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(endOfJvm);
        } catch (IllegalStateException shutsDown) {
            return;
        }
        delete();
    }

    private void abandon() {
        try {
            delete();
        } catch (IOException stillUsed) {
            // The JVM ends, and a later build does not use what is left.
        }
    }

    private void delete() throws IOException {
        try (Stream<Path> files = Files.walk(standIn)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** One layer. One thread at a time downloads it, and the next one gets what that has downloaded. */
    private final class RemoteLayer implements Blob {

        private final DescriptorDigest digest;
        private final long size;
        /** The file without content. */
        private final Path file;

        private @Nullable Path downloaded;
        private Optional<DescriptorDigest> unpacked = Optional.empty();

        RemoteLayer(DescriptorDigest digest, long size, Path file) {
            this.digest = digest;
            this.size = size;
            this.file = file;
        }

        @Override
        public synchronized BlobDescriptor writeTo(OutputStream engine) throws IOException {
            Optional<CachedLayer> here = inCache();
            if (here.isPresent()) {
                return here.get().getBlob().writeTo(engine);
            }
            if (downloaded != null) {
                return Blobs.from(downloaded).writeTo(engine);
            }
            Path part = standIn.resolve(digest.getHash());
            try (OutputStream kept = Files.newOutputStream(part);
                    UnpackedLayer content = UnpackedLayer.start()) {
                OutputStream all = new Copied(new Copied(kept, content), engine);
                // The client compares the digest at the end.
                BlobDescriptor written = client.pullBlob(digest, length -> {}, RemoteLayers.this::arrived)
                        .writeTo(all);
                all.flush();
                unpacked = content.digest();
                downloaded = part;
                return written;
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public boolean isRetryable() {
            return true;
        }

        /** The digests of unpacked layers must be right in the cache, which other builds use, with other bases too. */
        synchronized void complete() throws IOException {
            if (inCache().isPresent()) {
                return;
            }
            if (downloaded == null) {
                cached.cache().writeCompressedLayer(client.pullBlob(digest, length -> {}, RemoteLayers.this::arrived));
            } else if (file.endsWith(unpacked.map(DescriptorDigest::getHash).orElse(""))) {
                Files.move(downloaded, file, StandardCopyOption.REPLACE_EXISTING);
                cached.add(Objects.requireNonNull(file.getParent()));
            } else {
                cached.cache().writeCompressedLayer(Blobs.from(downloaded));
            }
        }

        synchronized void fill() throws IOException {
            try (OutputStream out = Files.newOutputStream(file)) {
                inCache()
                        .orElseThrow(() -> new IOException("not in the cache: " + digest))
                        .getBlob()
                        .writeTo(out);
            }
        }

        private Optional<CachedLayer> inCache() throws IOException {
            try {
                return cached.cache().retrieve(digest);
            } catch (CacheCorruptedException e) {
                throw new IOException(e);
            }
        }
    }

    /** Writes to one place, and to another one until that breaks off: an engine may ask again. */
    private static final class Copied extends OutputStream {

        private final OutputStream first;
        private final OutputStream second;
        private boolean broken;

        Copied(OutputStream first, OutputStream second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            first.write(bytes, from, length);
            if (!broken) {
                try {
                    second.write(bytes, from, length);
                } catch (IOException e) {
                    broken = true;
                }
            }
        }

        @Override
        public void flush() throws IOException {
            first.flush();
            if (!broken) {
                try {
                    second.flush();
                } catch (IOException e) {
                    broken = true;
                }
            }
        }
    }
}
