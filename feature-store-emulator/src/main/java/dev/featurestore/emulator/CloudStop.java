package dev.featurestore.emulator;

import dev.featurestore.emulator.store.PrivateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Stops the cloud of a folder that another process runs with {@link ServedCloud}. */
public final class CloudStop {

    private static final Duration POLL = Duration.ofMillis(25);

    /** Longer than the cloud waits for builds that use it, and for its jobs. */
    private static final Duration TIMEOUT = ServedCloud.WAIT_FOR_USERS.plusSeconds(20);

    private CloudStop() {}

    /**
     * Asks the cloud to stop, and waits until it has.
     *
     * @param running the cloud, which must stay
     * @return the jobs that were unfinished; the next start marks them as failed
     * @throws EmbeddedCloudException if it does not stop in time
     */
    public static List<String> stop(Path folder, EmbeddedCloudAddress running) {
        return stop(folder, running, TIMEOUT);
    }

    /** Like {@link #stop(Path, EmbeddedCloudAddress)}, with another maximum time. */
    static List<String> stop(Path folder, EmbeddedCloudAddress running, Duration timeout) {
        try {
            PrivateDirectory directory = PrivateDirectory.at(folder);
            long deadline = System.nanoTime() + timeout.toNanos();
            StopFile.write(directory);
            while (OwnerLock.isHeld(directory)) {
                if (System.nanoTime() > deadline) {
                    throw new EmbeddedCloudException("Cannot stop the embedded cloud of " + directory.path()
                            + ": process " + running.process() + " at " + running.endpoint() + " has not ended within "
                            + timeout.toSeconds() + " seconds");
                }
                TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
            }
            return StopFile.answered(directory);
        } catch (IOException | UncheckedIOException e) {
            throw new EmbeddedCloudException("Cannot stop the embedded cloud of " + folder + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedCloudException("Interrupted while stopping the embedded cloud.", e);
        }
    }
}
