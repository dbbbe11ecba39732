package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.store.Digest;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The folders in which jobs run. All jobs of a stack use the same path, because a configuration may depend on its path;
 * the folder is deleted at the end of a job.
 */
final class JobFolders {

    private static final int NAME_LENGTH = 16;

    private final PrivateDirectory directory;
    private final ReentrantLock lock = new ReentrantLock();

    private JobFolders(PrivateDirectory directory) {
        this.directory = directory;
    }

    /** Deletes the folders of killed jobs. Only for the owner of the folders. */
    static JobFolders open(PrivateDirectory directory) throws IOException {
        for (String name : directory.names()) {
            delete(directory.file(name));
        }
        return new JobFolders(directory);
    }

    /**
     * Creates an empty folder.
     *
     * @param purpose a stack's OCID, or another name that is used once at a time
     */
    Folder make(String purpose) throws IOException {
        String name = Digest.sha256(purpose.getBytes(StandardCharsets.UTF_8)).substring(0, NAME_LENGTH);
        lock.lock();
        try {
            delete(directory.file(name));
            return new Folder(directory.folder(name));
        } finally {
            lock.unlock();
        }
    }

    /** A folder that is deleted when it is closed. */
    record Folder(PrivateDirectory directory) implements AutoCloseable {

        @Override
        public void close() {
            try {
                delete(directory.path());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
