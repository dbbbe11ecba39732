package dev.featurestore.emulator.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Closes connections of clients that are too slow. Without it, a client that sends half a request occupies a thread of
 * the server for good. The JDK's own limits ({@code sun.net.httpserver.maxReqTime}) are properties of the whole JVM,
 * which is that of a build.
 *
 * <p>A connection's channel is interruptible: an interrupt of the thread that reads or writes it closes it.
 */
final class SlowClients implements AutoCloseable {

    /** Minimum speed of a client, in bytes per second. */
    private static final long SLOWEST = 8 << 20;

    /** What a thread does for a client at the moment. */
    private static final class Transfer {

        private final Thread thread;
        private final long deadline;
        private boolean ended;

        Transfer(Thread thread, long deadline) {
            this.thread = thread;
            this.deadline = deadline;
        }

        synchronized void interruptAfter(long now) {
            if (!ended && now - deadline > 0) {
                ended = true;
                thread.interrupt();
            }
        }

        /** No interrupt comes after this, so that the thread can write files. */
        synchronized void end() {
            ended = true;
        }
    }

    private final Map<Thread, Transfer> transfers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService watch;
    private final Duration timeout;

    /** @param timeout the time for a head, and for a body in addition to the time of the slowest client */
    SlowClients(Duration timeout) {
        this.timeout = timeout;
        this.watch = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "embedded-cloud-slow-clients");
            thread.setDaemon(true);
            return thread;
        });
        long interval = Math.max(1, timeout.toMillis() / 10);
        var unused = watch.scheduleWithFixedDelay(this::closeConnections, interval, interval, TimeUnit.MILLISECONDS);
    }

    private void closeConnections() {
        long now = System.nanoTime();
        transfers.values().forEach(transfer -> transfer.interruptAfter(now));
    }

    /** The current thread starts to read or write a number of bytes. */
    void begin(long bytes) {
        long nanos = timeout.toNanos() + TimeUnit.SECONDS.toNanos(Math.max(0, bytes) / SLOWEST);
        Transfer before =
                transfers.put(Thread.currentThread(), new Transfer(Thread.currentThread(), System.nanoTime() + nanos));
        if (before != null) {
            before.end();
        }
    }

    /** The current thread has ended its transfer. */
    void end() {
        Transfer transfer = transfers.remove(Thread.currentThread());
        if (transfer != null) {
            transfer.end();
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
