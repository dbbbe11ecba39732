package dev.featurestore.emulator;

import dev.featurestore.emulator.store.PrivateDirectory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Lock that allows one embedded cloud per folder, among all processes and threads.
 *
 * <p>Between processes it is a lock on a file, which a killed process releases too. Inside of a process that is not
 * enough: POSIX drops a process's lock as soon as the process closes the file anywhere, so a second thread must not
 * even open it. A system property prevents that; unlike a static field, it also works if two class loaders have this
 * class, as in a Maven build.
 */
final class OwnerLock implements AutoCloseable {

    private static final String FILE = "lock";

    private final String property;
    private final FileChannel channel;

    private OwnerLock(String property, FileChannel channel) {
        this.property = property;
        this.channel = channel;
    }

    /** Takes the lock if it is free. */
    static Optional<OwnerLock> tryAcquire(PrivateDirectory directory) throws IOException {
        String property = "dev.featurestore.emulator.owner." + directory.path();
        if (System.getProperties().putIfAbsent(property, "held") != null) {
            return Optional.empty();
        }
        Optional<OwnerLock> lock = Optional.empty();
        try {
            lock = tryLockFile(directory, property);
            return lock;
        } finally {
            if (lock.isEmpty()) {
                System.clearProperty(property);
            }
        }
    }

    /** Whether a cloud has ever run in the folder. */
    static boolean exists(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    /** Whether a process holds the lock, this one included. */
    static boolean isHeld(PrivateDirectory directory) throws IOException {
        Optional<OwnerLock> free = tryAcquire(directory);
        if (free.isPresent()) {
            free.get().close();
        }
        return free.isEmpty();
    }

    private static Optional<OwnerLock> tryLockFile(PrivateDirectory directory, String property) throws IOException {
        directory.create(FILE);
        FileChannel channel = FileChannel.open(directory.file(FILE), StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null ? Optional.empty() : Optional.of(new OwnerLock(property, channel));
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            System.clearProperty(property);
        }
    }
}
