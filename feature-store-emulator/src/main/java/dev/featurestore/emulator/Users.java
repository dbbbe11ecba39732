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
 * The users that joined an embedded cloud, so that its owner can wait for them. Each holds the lock of its own file,
 * which a killed process releases too. One shared file would not work, because a process that closes it loses all its
 * locks on it.
 */
final class Users {

    private final PrivateDirectory directory;

    Users(PrivateDirectory directory) {
        this.directory = directory;
    }

    /** Registers the caller as a user, until it closes the result. */
    AutoCloseable register() throws IOException {
        while (true) {
            Optional<AutoCloseable> registered = tryRegister("user-" + UUID.randomUUID());
            if (registered.isPresent()) {
                return registered.get();
            }
        }
    }

    /** Empty if the owner deleted the new file before it was locked, as that of a killed user. */
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
            // The owner deleted the file; retried with another name.
        }
        return Optional.empty();
    }

    /** Whether there are users; deletes the files of killed ones. */
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
                // The user left at this moment.
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
