package dev.featurestore.emulator;

import dev.featurestore.emulator.store.PrivateDirectory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Those who joined an embedded cloud, so that its owner can wait for them: each holds the lock of a file of its own,
 * which also a killed process releases. One shared file would not do, because a process that closes it loses all its
 * locks on it.
 */
final class Users {

    private final PrivateDirectory directory;

    Users(PrivateDirectory directory) {
        this.directory = directory;
    }

    /** Makes the caller one of them until it closes what it gets. */
    AutoCloseable register() throws IOException {
        while (true) {
            Optional<AutoCloseable> registered = tryRegister("user-" + UUID.randomUUID());
            if (registered.isPresent()) {
                return registered.get();
            }
        }
    }

    /** Empty if the owner took the new file, not locked yet, for that of somebody who died. */
    private Optional<AutoCloseable> tryRegister(String name) throws IOException {
        directory.create(name);
        Path file = directory.file(name);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            if (tryLock(channel) != null && Files.exists(file)) {
                return Optional.of(() -> {
                    channel.close();
                    Files.deleteIfExists(file);
                });
            }
            channel.close();
        } catch (NoSuchFileException e) {
            // The owner removed it; another name is tried.
        }
        return Optional.empty();
    }

    /** Whether there is anybody; files of those who died are removed. */
    boolean any() throws IOException {
        boolean any = false;
        for (String name : directory.names()) {
            Path file = directory.file(name);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                if (tryLock(channel) == null) {
                    any = true;
                } else {
                    Files.deleteIfExists(file);
                }
            } catch (NoSuchFileException e) {
                // Its user left just now.
            }
        }
        return any;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
