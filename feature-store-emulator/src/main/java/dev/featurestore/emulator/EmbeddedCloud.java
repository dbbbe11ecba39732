package dev.featurestore.emulator;

import dev.featurestore.emulator.settings.ControlFile;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An embedded cloud in use. A folder has one cloud at a time: the first user that opens the folder runs it, later ones,
 * from this process or another, join.
 */
public final class EmbeddedCloud implements AutoCloseable {

    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(25);
    private static final Duration WAIT_FOR_USERS = Duration.ofSeconds(60);

    private final EmbeddedCloudAddress address;
    private final Path ociConfig;
    private final @Nullable CloudOwner owner;
    private final @Nullable AutoCloseable user;
    private boolean closed;

    private EmbeddedCloud(
            EmbeddedCloudAddress address, Path ociConfig, @Nullable CloudOwner owner, @Nullable AutoCloseable user) {
        this.address = address;
        this.ociConfig = ociConfig;
        this.owner = owner;
        this.user = user;
    }

    /**
     * Starts the cloud of a folder, or joins it if it runs.
     *
     * @throws EmbeddedCloudException if it can neither start nor join
     */
    public static EmbeddedCloud open(EmbeddedCloudOptions options) {
        return opened(options, Clock.systemUTC(), CloudEngines.opener(options, Clock.systemUTC()));
    }

    /** Like {@link #open(EmbeddedCloudOptions)}, with another clock and engine. */
    static EmbeddedCloud open(EmbeddedCloudOptions options, Clock clock, EngineFactory engines) {
        return opened(options, clock, (directory, tenancy, gateways) -> engines);
    }

    private static EmbeddedCloud opened(EmbeddedCloudOptions options, Clock clock, EngineOpener engines) {
        try {
            PrivateDirectory directory = PrivateDirectory.at(options.directory());
            long deadline = System.nanoTime() + JOIN_TIMEOUT.toNanos();
            while (true) {
                Optional<EmbeddedCloud> opened = tryStart(directory, options, clock, engines);
                if (opened.isEmpty()) {
                    opened = tryJoin(directory);
                }
                if (opened.isPresent()) {
                    return opened.get();
                }
                if (System.nanoTime() > deadline) {
                    throw unreachable(directory);
                }
                TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
            }
        } catch (IOException | UncheckedIOException e) {
            throw new EmbeddedCloudException(
                    "Cannot open the embedded cloud of " + options.directory() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedCloudException("Interrupted while opening the embedded cloud.", e);
        }
    }

    private static Optional<EmbeddedCloud> tryStart(
            PrivateDirectory directory, EmbeddedCloudOptions options, Clock clock, EngineOpener engines)
            throws IOException {
        ControlFile settings = new ControlFile(directory, options.settings());
        Optional<CloudOwner> owner = CloudOwner.tryStart(directory, options, settings, engines, clock, false);
        return owner.map(own -> new EmbeddedCloud(own.address(), CloudServer.ociConfig(directory), own, null));
    }

    private static Optional<EmbeddedCloud> tryJoin(PrivateDirectory directory) throws IOException {
        // Registered first: an owner that closes looks for users after it removed its address.
        AutoCloseable user = new Users(directory.folder(CloudOwner.USERS)).register();
        Optional<EmbeddedCloudAddress> address = Optional.empty();
        try {
            address = EmbeddedCloudAddress.read(directory).filter(EmbeddedCloudAddress::answers);
        } finally {
            if (address.isEmpty()) {
                release(user);
            }
        }
        return address.map(found -> new EmbeddedCloud(found, CloudServer.ociConfig(directory), null, user));
    }

    private static EmbeddedCloudException unreachable(PrivateDirectory directory) {
        String holder = EmbeddedCloudAddress.read(directory)
                .map(address -> "Process " + address.process() + " holds the folder's lock, but does not answer at "
                        + address.endpoint())
                .orElse("Another process holds the folder's lock, but runs no cloud");
        return new EmbeddedCloudException("Cannot join the embedded cloud of " + directory.path() + ". " + holder
                + ". End that process, or choose another folder.");
    }

    /** The endpoint for all services. */
    public URI endpoint() {
        return address.endpoint();
    }

    /** Describes it as it was when it was opened. */
    public EmbeddedCloudAddress address() {
        return address;
    }

    /** A configuration file for OCI's SDKs and its CLI, profile DEFAULT, whose key this cloud accepts. */
    public Path ociConfig() {
        return ociConfig;
    }

    /**
     * Returns what the cloud cannot serve, such as a gateway whose port another program uses, in a sentence or two each.
     * Empty if another user runs the cloud.
     */
    public List<String> problems() {
        return owner == null ? List.of() : owner.problems();
    }

    /** Whether another user runs it. */
    public boolean joined() {
        return owner == null;
    }

    /**
     * Ends the use of the cloud. The user that runs it first waits up to a minute for the other users; a job that still
     * runs then is marked as failed at the next start. If one thread opened a cloud more than once, close the one that
     * runs it last: it waits for the others.
     */
    @Override
    public void close() {
        close(WAIT_FOR_USERS);
    }

    /** Like {@link #close()}, with another time limit for other users. */
    synchronized void close(Duration timeout) {
        if (closed) {
            return;
        }
        closed = true;
        if (owner != null) {
            owner.close(timeout);
        }
        if (user != null) {
            release(user);
        }
    }

    private static void release(AutoCloseable user) {
        try {
            user.close();
        } catch (Exception e) {
            throw new EmbeddedCloudException("Cannot write to the folder of the embedded cloud: " + e.getMessage(), e);
        }
    }
}
