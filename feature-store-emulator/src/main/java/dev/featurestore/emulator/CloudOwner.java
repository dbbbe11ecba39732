package dev.featurestore.emulator;

import dev.featurestore.emulator.settings.SettingsSource;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs the embedded cloud of a folder while it holds the folder's lock. */
final class CloudOwner {

    /** Folder with a file for each user that joined. */
    static final String USERS = "users";

    private static final Duration POLL = Duration.ofMillis(25);

    private final PrivateDirectory directory;
    private final OwnerLock lock;
    private final CloudServer server;
    private final Users users;

    private CloudOwner(PrivateDirectory directory, OwnerLock lock, CloudServer server) {
        this.directory = directory;
        this.lock = lock;
        this.server = server;
        this.users = new Users(directory.folder(USERS));
    }

    /** Starts the cloud; empty if another user runs it. */
    static Optional<CloudOwner> tryStart(
            PrivateDirectory directory,
            EmbeddedCloudOptions options,
            SettingsSource settings,
            EngineOpener engines,
            Clock clock)
            throws IOException {
        Optional<OwnerLock> lock = OwnerLock.tryAcquire(directory);
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        CloudOwner started = null;
        try {
            EmbeddedCloudAddress.delete(directory);
            directory.deleteLeftovers();
            CloudServer server = CloudServer.start(directory, options, settings, engines, clock);
            started = new CloudOwner(directory, lock.get(), server);
            started.announce();
            return Optional.of(started);
        } finally {
            if (started == null) {
                lock.get().close();
            }
        }
    }

    private void announce() {
        new EmbeddedCloudAddress(server.endpoint(), ProcessHandle.current().pid()).write(directory);
    }

    URI endpoint() {
        return server.endpoint();
    }

    List<String> problems() {
        return server.problems();
    }

    /** Stops when no other user is left, at the latest after the given time. */
    void close(Duration timeout) {
        // Closed from the last to the first: the lock is released last.
        try (lock;
                server) {
            waitForUsers(System.nanoTime() + timeout.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | UncheckedIOException e) {
            throw new EmbeddedCloudException("Cannot write to the folder of the embedded cloud: " + e.getMessage(), e);
        }
    }

    private void waitForUsers(long deadline) throws IOException, InterruptedException {
        while (true) {
            while (users.any() && System.nanoTime() < deadline) {
                TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
            }
            EmbeddedCloudAddress.delete(directory);
            if (!users.any() || System.nanoTime() >= deadline) {
                return;
            }
            // Another user joined at the last moment.
            announce();
        }
    }
}
