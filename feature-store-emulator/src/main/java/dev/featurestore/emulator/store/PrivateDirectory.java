package dev.featurestore.emulator.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder that only its owner can read: mode 0700, and 0600 for its files, if the file system supports modes. A file
 * is replaced as a whole, so that after a kill it has its previous or its new content.
 *
 * <p>Writes go to the operating system but are not forced to the disk: they survive a kill, not a power failure.
 */
public final class PrivateDirectory {

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final String TEMPORARY = ".tmp";

    /** Content that is written to a stream. */
    @FunctionalInterface
    public interface Content {

        /** Writes the whole content. */
        void writeTo(OutputStream out) throws IOException;
    }

    private final Path path;
    private final boolean posix;
    private final DamagedFiles damaged;

    private PrivateDirectory(Path path, boolean posix, DamagedFiles damaged) {
        this.path = path;
        this.posix = posix;
        this.damaged = damaged;
    }

    /** Opens a folder; creates it if it does not exist, and makes it private. */
    public static PrivateDirectory at(Path path) {
        return at(path, new DamagedFiles(path.toAbsolutePath()));
    }

    private static PrivateDirectory at(Path path, DamagedFiles damaged) {
        try {
            Files.createDirectories(path);
            Path real = path.toRealPath();
            boolean posix = real.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (posix && !Files.getPosixFilePermissions(real).equals(FOLDER)) {
                Files.setPosixFilePermissions(real, FOLDER);
            }
            return new PrivateDirectory(real, posix, damaged);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the folder " + path + ": " + e, e);
        }
    }

    /** A folder in this one; created if it does not exist. */
    public PrivateDirectory folder(String name) {
        return at(path.resolve(name), damaged);
    }

    /** The damaged files in this folder, the folders in it, and the folder that it was opened from. */
    public DamagedFiles damaged() {
        return damaged;
    }

    /**
     * Renames a damaged file, so that it is not read again.
     *
     * @param cause the problem, as in "it is ..."
     * @param lost what the file had, as in "without ..."
     */
    public void setAside(String name, String cause, String lost) {
        damaged.add(file(name), cause, lost);
    }

    /** Whether this folder has damaged files, also of earlier starts. */
    public boolean hasDamaged() {
        return allNames().stream().anyMatch(DamagedFiles::isDamaged);
    }

    /** This folder's absolute path, without links. */
    public Path path() {
        return path;
    }

    /** The path of a file in this folder. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /** Names of the files in this folder without the damaged ones, in no order. */
    public List<String> names() {
        return allNames().stream().filter(name -> !DamagedFiles.isDamaged(name)).toList();
    }

    private List<String> allNames() {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(TEMPORARY))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content of a file; empty if the file does not exist. */
    public Optional<byte[]> read(String name) {
        try {
            return Optional.of(Files.readAllBytes(file(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates or replaces a file atomically. */
    public void write(String name, byte[] content) {
        try {
            move(writeTemporary(content), name);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file(name) + ": " + e, e);
        }
    }

    /** Creates a file with a unique name, for {@link #move}. {@link #names()} does not list it. */
    Path writeTemporary(byte[] content) throws IOException {
        return writeTemporary(out -> out.write(content));
    }

    /** Like {@link #writeTemporary(byte[])}, for content that is not in memory. */
    Path writeTemporary(Content content) throws IOException {
        Path temporary = Files.createTempFile(path, "", TEMPORARY, attributes());
        // Not a channel: an interrupt, as of a canceled job's thread, closes a channel.
        try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
            content.writeTo(out);
        }
        return temporary;
    }

    /** Renames a temporary file; replaces an older file of that name. */
    void move(Path temporary, String name) throws IOException {
        Files.move(temporary, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Opens a file for appending; creates it if it does not exist. */
    FileOutputStream append(String name) throws IOException {
        create(name);
        return new FileOutputStream(file(name).toFile(), true);
    }

    /** Creates an empty file if the file does not exist. */
    public void create(String name) throws IOException {
        try {
            Files.createFile(file(name), attributes());
        } catch (FileAlreadyExistsException e) {
            // The file exists already.
        }
    }

    /** Deletes a file if it exists. */
    public void delete(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes files that a kill left incomplete. Only for the one process that writes to the folder. */
    public void deleteLeftovers() {
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(f -> f.toString().endsWith(TEMPORARY)).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileAttribute<?>[] attributes() {
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FILE)} : new FileAttribute<?>[0];
    }
}
