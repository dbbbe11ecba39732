package dev.featurestore.emulator.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/** Files kept under the SHA-256 of their content: zips, Terraform states, plans. What is there never changes. */
public final class Blobs {

    private final PrivateDirectory directory;

    /** Keeps blobs in a folder. */
    public Blobs(PrivateDirectory directory) {
        this.directory = directory;
        directory.deleteLeftovers();
    }

    /** Keeps the content and returns its digest. */
    public String put(byte[] content) {
        try (Staged staged = stage(content)) {
            return staged.keep();
        }
    }

    /** Writes the content to a file that can be examined before it is kept. */
    public Staged stage(byte[] content) {
        try {
            return new Staged(Digest.sha256(content), directory.writeTemporary(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Like {@link #stage(byte[])} with a content that need not be in memory. */
    public Staged stage(PrivateDirectory.Content content) {
        try {
            MessageDigest digest = Digest.sha256();
            Path file = directory.writeTemporary(out -> {
                DigestOutputStream digesting = new DigestOutputStream(out, digest);
                content.writeTo(digesting);
            });
            return new Staged(Digest.text(digest), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content with that digest, if it was put. */
    public Optional<byte[]> get(String digest) {
        return directory.read(digest);
    }

    /** Drops all content but that of the given digests. Not while anything is put. */
    public void retain(Set<String> digests) {
        directory.names().stream().filter(name -> !digests.contains(name)).forEach(directory::delete);
    }

    /** The file with that content. */
    public Path path(String digest) {
        return directory.file(digest);
    }

    /** Content that is not kept yet; closing it without {@link #keep()} drops it. */
    public final class Staged implements AutoCloseable {

        private final String digest;
        private final Path file;

        private Staged(String digest, Path file) {
            this.digest = digest;
            this.file = file;
        }

        /** A file with the content. */
        public Path file() {
            return file;
        }

        /** Keeps the content and returns its digest. */
        public String keep() {
            try {
                directory.move(file, digest);
                return digest;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
