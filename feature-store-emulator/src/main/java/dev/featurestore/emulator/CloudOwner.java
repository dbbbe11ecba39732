package dev.featurestore.emulator;

import dev.featurestore.emulator.settings.SettingsSource;
import dev.featurestore.emulator.store.PrivateDirectory;
import dev.featurestore.emulator.terraform.EngineOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs the embedded cloud of a folder while it holds the folder's lock. */
final class CloudOwner {

    /** Folder with a file for each user that joined. */
    static final String USERS = "users";

    private static final Duration POLL = Duration.ofMillis(25);

    private final PrivateDirectory directory;
    private final OwnerLock lock;
    private final CloudServer server;
    private final Users users;
    private final EngineOptions engines;
    private final boolean stays;
    private @Nullable EmbeddedCloudAddress announced;

    private CloudOwner(
            PrivateDirectory directory, OwnerLock lock, CloudServer server, EngineOptions engines, boolean stays) {
        this.directory = directory;
        this.lock = lock;
        this.server = server;
        this.engines = engines;
        this.stays = stays;
        this.users = new Users(directory.folder(USERS));
    }

    /**
     * Starts the cloud; empty if another user runs it.
     *
     * @param stays whether it runs until it is stopped
     */
    static Optional<CloudOwner> tryStart(
            PrivateDirectory directory,
            EmbeddedCloudOptions options,
            SettingsSource settings,
            EngineOpener engines,
            Clock clock,
            boolean stays)
            throws IOException {
        Optional<OwnerLock> lock = OwnerLock.tryAcquire(directory);
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        CloudOwner started = null;
        try {
            EmbeddedCloudAddress.delete(directory);
            StopFile.clear(directory);
            directory.deleteLeftovers();
            CloudServer server = CloudServer.start(directory, options, settings, engines, clock);
            started = new CloudOwner(directory, lock.get(), server, options.engines(), stays);
            started.announce();
            return Optional.of(started);
        } finally {
            if (started == null) {
                lock.get().close();
            }
        }
    }

    /** Writes the address for others, if it has changed. */
    void announce() {
        EmbeddedCloudAddress current = address();
        if (!current.equals(announced)) {
            current.write(directory);
            announced = current;
        }
    }

    /** The cloud as others see it. */
    EmbeddedCloudAddress address() {
        return new EmbeddedCloudAddress(
                server.endpoint(),
                ProcessHandle.current().pid(),
                stays,
                engines.choice().text(),
                server.engine(),
                engines.providerSchema()
                        .map(file -> file.toAbsolutePath().toString())
                        .orElse(""),
                engines.provisioners().text(),
                server.stores());
    }

    /** Whether another process asks for its end, or its folder was deleted. */
    boolean isStopRequested() {
        return StopFile.isIn(directory) || !OwnerLock.exists(directory.path());
    }

    URI endpoint() {
        return server.endpoint();
    }

    List<String> problems() {
        return server.problems();
    }

    /**
     * Stops when no other user is left, at the latest after the given time, or at an interrupt.
     *
     * @return the unfinished jobs of a cloud that stays, which end with it
     */
    List<String> close(Duration timeout) {
        boolean interrupted = false;
        // Closed from the last to the first: the lock is released last.
        try (lock;
                server) {
            interrupted = waitForUsers(System.nanoTime() + timeout.toNanos());
            List<String> jobs = stays ? server.unfinishedJobs() : List.of();
            if (stays) {
                // Before the lock is released: the process that asked reads it then.
                StopFile.answer(directory, jobs);
            }
            return jobs;
        } catch (IOException | UncheckedIOException e) {
            throw new EmbeddedCloudException("Cannot write to the folder of the embedded cloud: " + e.getMessage(), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Returns whether it was interrupted. */
    private boolean waitForUsers(long deadline) throws IOException {
        try {
            while (true) {
                while (users.any() && System.nanoTime() < deadline) {
                    TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
                }
                EmbeddedCloudAddress.delete(directory);
                announced = null;
                if (!users.any() || System.nanoTime() >= deadline) {
                    return false;
                }
                // Another user joined at the last moment.
                announce();
            }
        } catch (InterruptedException e) {
            EmbeddedCloudAddress.delete(directory);
            return true;
        }
    }
}
