package dev.featurestore.emulator.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Set;

/** Files stored under the SHA-256 digest of their content: zips, Terraform states, plans. They never change. */
public final class Blobs {

    private static final String OTHER = "its content does not have the SHA-256 digest in its name";

    private final PrivateDirectory directory;

    /** Stores blobs in a folder. */
    public Blobs(PrivateDirectory directory) {
        this.directory = directory;
        directory.deleteLeftovers();
    }

    /** Stores the content and returns its digest. */
    public String put(byte[] content) {
        try (Staged staged = stage(content)) {
            return staged.keep();
        }
    }

    /** Writes the content to a file that can be examined before it is stored. */
    public Staged stage(byte[] content) {
        try {
            return new Staged(Digest.sha256(content), directory.writeTemporary(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Like {@link #stage(byte[])}, for content that is not in memory. */
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

    /**
     * Returns the content with a digest.
     *
     * @throws DamagedFileException if the file does not exist, or has other content
     */
    public byte[] get(String digest) {
        byte[] content = directory.read(digest).orElseThrow(() -> damaged(digest, "it does not exist"));
        if (!Digest.sha256(content).equals(digest)) {
            throw damaged(digest, OTHER);
        }
        return content;
    }

    /** Deletes all content except that of the given digests. Not while another thread stores content. */
    public void retain(Set<String> digests) {
        directory.names().stream().filter(name -> !digests.contains(name)).forEach(directory::delete);
    }

    /**
     * Returns the file with a digest.
     *
     * @throws DamagedFileException if the file does not exist, or has other content
     */
    public Path path(String digest) {
        Path file = directory.file(digest);
        MessageDigest read = Digest.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), read)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (NoSuchFileException e) {
            throw damaged(digest, "it does not exist");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Digest.text(read).equals(digest)) {
            throw damaged(digest, OTHER);
        }
        return file;
    }

    private DamagedFileException damaged(String digest, String what) {
        return new DamagedFileException(
                directory.file(digest),
                what,
                "It is the zip, the plan or the Terraform state of a stack or a job. Restore the file, or create a new"
                        + " stack");
    }

    /** Content that is not stored yet; closing it without {@link #keep()} deletes it. */
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
