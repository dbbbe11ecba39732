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

/** Files kept under the SHA-256 of their content: zips, Terraform states, plans. What is there never changes. */
public final class Blobs {

    private static final String OTHER = "its content is not the one whose SHA-256 is its name";

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

    /**
     * The content with that digest.
     *
     * @throws DamagedFileException if the file is gone, or has another content
     */
    public byte[] get(String digest) {
        byte[] content = directory.read(digest).orElseThrow(() -> damaged(digest, "it is gone"));
        if (!Digest.sha256(content).equals(digest)) {
            throw damaged(digest, OTHER);
        }
        return content;
    }

    /** Drops all content but that of the given digests. Not while anything is put. */
    public void retain(Set<String> digests) {
        directory.names().stream().filter(name -> !digests.contains(name)).forEach(directory::delete);
    }

    /**
     * The file with that content.
     *
     * @throws DamagedFileException if the file is gone, or has another content
     */
    public Path path(String digest) {
        Path file = directory.file(digest);
        MessageDigest read = Digest.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), read)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (NoSuchFileException e) {
            throw damaged(digest, "it is gone");
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
                "A stack or a job has its zip, its plan or its Terraform state there: put the file back, or create the"
                        + " stack anew");
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
