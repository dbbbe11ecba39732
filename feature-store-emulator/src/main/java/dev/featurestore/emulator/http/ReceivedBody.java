package dev.featurestore.emulator.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The body of a request: in memory, or in a file if it may be large. */
public final class ReceivedBody {

    private final byte[] bytes;
    private final @Nullable Path file;
    private final long length;

    private ReceivedBody(byte[] bytes, @Nullable Path file, long length) {
        this.bytes = bytes;
        this.file = file;
        this.length = length;
    }

    /** A body in memory. */
    public static ReceivedBody of(byte[] bytes) {
        return new ReceivedBody(bytes, null, bytes.length);
    }

    /** A body in a file that is deleted after the answer, unless it was moved. */
    static ReceivedBody of(Path file, long length) {
        return new ReceivedBody(new byte[0], file, length);
    }

    /** Its size in bytes. */
    public long length() {
        return length;
    }

    /** All bytes. Do not change them. */
    byte[] bytes() {
        if (file == null) {
            return bytes;
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens it at its start. */
    public InputStream open() throws IOException {
        return file == null ? new ByteArrayInputStream(bytes) : Files.newInputStream(file);
    }

    /** Moves it to a new file of the same file system; it cannot be read afterwards. */
    public void moveTo(Path target) throws IOException {
        if (file == null) {
            Files.write(target, bytes);
        } else {
            Files.move(file, target);
        }
    }

    void discard() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
