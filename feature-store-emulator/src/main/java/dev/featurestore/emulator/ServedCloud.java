package dev.featurestore.emulator;

import dev.featurestore.emulator.http.LoopbackServer;
import dev.featurestore.emulator.settings.ControlFile;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** An embedded cloud that this process runs until a signal, or until {@link CloudStop} asks for its end. */
public final class ServedCloud {

    private static final Duration POLL = Duration.ofMillis(50);

    /** The address, which has the stores, is written more rarely than a request to stop is looked for. */
    private static final int POLLS_PER_ADDRESS = 10;

    private static final Duration START_TIMEOUT = Duration.ofSeconds(30);

    /** Maximum time for builds that use it. */
    static final Duration WAIT_FOR_USERS = Duration.ofSeconds(60);

    /** Maximum time of an end by a signal. */
    private static final int SIGNAL_SECONDS = 15;

    /**
     * The end of a cloud.
     *
     * @param jobs the jobs that were unfinished; the next start marks them as failed
     * @param failure the reason why its folder could not be released properly
     */
    public record Ended(List<String> jobs, Optional<String> failure) {}

    private final PrivateDirectory directory;
    private final CloudOwner owner;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread server = Thread.currentThread();
    private final Thread hook = new Thread(this::endBySignal, "embedded-cloud-stop");
    private final CountDownLatch signaled = new CountDownLatch(1);
    private volatile boolean waitsForUsers;

    /** The exit code of the process after a signal. */
    private volatile int status = 1;

    private ServedCloud(PrivateDirectory directory, CloudOwner owner) {
        this.directory = directory;
        this.owner = owner;
    }

    /**
     * Starts the cloud of a folder; empty if another process runs it. The same thread calls {@link #serve} then, which ends
     * at once if a signal comes before.
     *
     * @throws EmbeddedCloudException if it cannot start
     */
    public static Optional<ServedCloud> start(EmbeddedCloudOptions options) {
        LoopbackServer.limitConnections();
        try {
            PrivateDirectory directory = PrivateDirectory.at(options.directory());
            long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
            while (true) {
                Optional<ServedCloud> started = tryStart(directory, options);
                // Without an address, the holder of the lock is a process that starts, ends, or only looks.
                if (started.isPresent()
                        || EmbeddedCloudAddress.read(directory)
                                .filter(EmbeddedCloudAddress::answers)
                                .isPresent()
                        || System.nanoTime() > deadline) {
                    return started;
                }
                TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
            }
        } catch (IOException | UncheckedIOException e) {
            throw new EmbeddedCloudException(
                    "Cannot start the embedded cloud of " + options.directory() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedCloudException("Interrupted while starting the embedded cloud.", e);
        }
    }

    private static Optional<ServedCloud> tryStart(PrivateDirectory directory, EmbeddedCloudOptions options)
            throws IOException {
        KeptPort kept = new KeptPort(directory);
        EmbeddedCloudOptions used = options.port() == 0 ? options.withPort(kept.preferred()) : options;
        Clock clock = Clock.systemUTC();
        Optional<CloudOwner> owner = CloudOwner.tryStart(
                directory,
                used,
                new ControlFile(directory, options.settings()),
                CloudEngines.opener(options, clock),
                clock,
                true);
        owner.ifPresent(own -> kept.keep(own.endpoint().getPort()));
        Optional<ServedCloud> started = owner.map(own -> new ServedCloud(directory, own));
        started.ifPresent(cloud -> Runtime.getRuntime().addShutdownHook(cloud.hook));
        return started;
    }

    /** Describes it. */
    public EmbeddedCloudAddress address() {
        return owner.address();
    }

    /** A configuration file for OCI's SDKs and its CLI, profile DEFAULT, whose key this cloud accepts. */
    public Path ociConfig() {
        return CloudServer.ociConfig(directory);
    }

    /** The parts of its state that it cannot serve, in a sentence or two each. */
    public List<String> problems() {
        return owner.problems();
    }

    /**
     * Serves until the end. SIGTERM and SIGINT end the whole process, with exit code 0, which a signal alone would not do.
     *
     * @param report receives the end, before the process ends
     */
    public void serve(Consumer<Ended> report) {
        try {
            awaitEnd();
            Ended end = end();
            status = end.failure().isPresent() ? 1 : 0;
            report.accept(end);
        } finally {
            ended.countDown();
            removeHook();
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is running.
        }
    }

    private void awaitEnd() {
        try {
            for (long polls = 0; !owner.isStopRequested(); polls++) {
                if (polls % POLLS_PER_ADDRESS == 0) {
                    owner.announce();
                }
                if (signaled.await(POLL.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            // The program that runs it ends.
            signaled.countDown();
        }
    }

    private Ended end() {
        waitsForUsers = signaled.getCount() > 0;
        try {
            return new Ended(owner.close(waitsForUsers ? WAIT_FOR_USERS : Duration.ZERO), Optional.empty());
        } catch (RuntimeException e) {
            return new Ended(List.of(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private void endBySignal() {
        signaled.countDown();
        if (waitsForUsers) {
            server.interrupt();
        }
        try {
            ended.await(SIGNAL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.out.flush();
        Runtime.getRuntime().halt(status);
    }
}
