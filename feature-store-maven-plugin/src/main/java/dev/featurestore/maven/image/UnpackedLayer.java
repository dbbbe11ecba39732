package dev.featurestore.maven.image;

import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.blob.Blobs;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.zip.GZIPInputStream;

/** The digest of a layer without its compression, which another thread calculates while the layer arrives. */
final class UnpackedLayer extends PipedOutputStream {

    private static final int BUFFER = 1 << 20;

    private final FutureTask<DescriptorDigest> digest;

    private UnpackedLayer(PipedInputStream compressed) throws IOException {
        super(compressed);
        digest = new FutureTask<>(() -> {
            try (compressed) {
                return Blobs.from(new GZIPInputStream(compressed, 1 << 16))
                        .writeTo(OutputStream.nullOutputStream())
                        .getDigest();
            }
        });
    }

    static UnpackedLayer start() throws IOException {
        UnpackedLayer layer = new UnpackedLayer(new PipedInputStream(BUFFER));
        Thread thread = new Thread(layer.digest, "unpacked-layer");
        thread.setDaemon(true);
        thread.start();
        return layer;
    }

    /** The digest, after all bytes are written; empty for bytes that are not compressed by gzip. */
    Optional<DescriptorDigest> digest() throws IOException {
        close();
        try {
            return Optional.of(digest.get());
        } catch (ExecutionException otherFormat) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
