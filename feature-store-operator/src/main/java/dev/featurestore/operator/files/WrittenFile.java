package dev.featurestore.operator.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file that is written as a whole: after a failure it has its former contents, and nothing else is left in its folder.
 *
 * @param path the file
 * @param isPrivate whether only its owner may read and write it, on systems with such permissions
 */
public record WrittenFile(Path path, boolean isPrivate) {

    /** Writes the contents of a file. */
    @FunctionalInterface
    public interface Contents {

        /** Writes to the file; the caller closes it. */
        void write(OutputStream out) throws IOException;
    }

    /** A file that its folder's users may read. */
    public static WrittenFile open(Path path) {
        return new WrittenFile(path, false);
    }

    /** A file that only its owner may read and write: it may contain data that others must not see. */
    public static WrittenFile ofOwner(Path path) {
        return new WrittenFile(path, true);
    }

    /** Replaces the contents. */
    public void replace(byte[] bytes) throws IOException {
        replace(out -> out.write(bytes));
    }

    /** Replaces the contents. */
    public void replace(Contents contents) throws IOException {
        Path other = other();
        try {
            write(contents, other);
            moveHere(other);
        } finally {
            Files.deleteIfExists(other);
        }
    }

    /** Checks that the folder can take the contents, and leaves the file as it is. */
    public void probe(Contents contents) throws IOException {
        Path other = other();
        try {
            write(contents, other);
        } finally {
            Files.deleteIfExists(other);
        }
    }

    /** Replaces the file by an empty one, which is written bit by bit. */
    public OutputStream stream() throws IOException {
        Path other = other();
        OutputStream out = create(other);
        try {
            moveHere(other);
            return out;
        } catch (IOException e) {
            out.close();
            Files.deleteIfExists(other);
            throw e;
        }
    }

    /** A name that no other build uses, which may write to the same folder. */
    private Path other() {
        return path.resolveSibling(
                path.getFileName() + "." + ThreadLocalRandom.current().nextLong(Long.MAX_VALUE) + ".tmp");
    }

    private void write(Contents contents, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(create(file))) {
            contents.write(out);
        }
    }

    private void moveHere(Path file) throws IOException {
        Files.move(file, path, StandardCopyOption.ATOMIC_MOVE);
    }

    private OutputStream create(Path file) throws IOException {
        // Not a channel's stream: an interrupted run must be able to write its report, and an interrupt closes
        // channels.
        return Files.newOutputStream(Files.createFile(file, permissions()), StandardOpenOption.WRITE);
    }

    private FileAttribute<?>[] permissions() {
        return isPrivate
                        && FileSystems.getDefault()
                                .supportedFileAttributeViews()
                                .contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
