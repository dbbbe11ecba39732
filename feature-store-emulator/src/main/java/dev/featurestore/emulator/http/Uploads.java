package dev.featurestore.emulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Stores large bodies in files of a folder while their requests are answered. */
public final class Uploads {

    /** Recognizes uploads. */
    @FunctionalInterface
    public interface Route {

        /** Whether the body of a request with this method and this target may be large. */
        boolean matches(String method, String target);
    }

    private final Path folder;
    private final Route route;
    private final long limit;

    /**
     * @param folder the folder of the files, with no other files
     * @param route recognizes requests whose bodies may be large
     * @param limit maximum size of a body, in bytes
     */
    public Uploads(Path folder, Route route, long limit) {
        this.folder = folder;
        this.route = route;
        this.limit = limit;
    }

    /** Maximum size of a body, in bytes. */
    long limit() {
        return limit;
    }

    boolean includes(String method, String target) {
        return route.matches(method, target);
    }

    /**
     * Stores a body in a file.
     *
     * @param declared its declared length; negative if it has none
     */
    ReceivedBody receive(InputStream in, long declared) throws IOException {
        if (declared > limit) {
            throw ServiceError.requestEntityTooLarge(limit);
        }
        Path file = Files.createTempFile(folder, "upload", ".tmp");
        boolean received = false;
        try {
            long length = 0;
            try (OutputStream out = Files.newOutputStream(file)) {
                byte[] buffer = new byte[64 * 1024];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    length += read;
                    if (length > limit) {
                        throw ServiceError.requestEntityTooLarge(limit);
                    }
                    out.write(buffer, 0, read);
                }
            }
            received = true;
            return ReceivedBody.of(file, length);
        } finally {
            if (!received) {
                Files.deleteIfExists(file);
            }
        }
    }
}
