package dev.featurestore.operator.command;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.Console;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Interrupts a run on SIGTERM and SIGINT, and keeps the process alive until the run has reported its failure, which names
 * the job that continues.
 */
public final class Signals implements AutoCloseable {

    /** Seconds to wait for the end of a run in this JVM: container engines send SIGKILL 10 seconds after SIGTERM. */
    static final long LOCAL_SECONDS = 8;

    /** Seconds to wait for the end of a run in a container, which has to be stopped and removed. */
    static final long CONTAINER_SECONDS = 20;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Console console;
    private final long seconds;
    private final BooleanSupplier asking;
    private final Thread hook;

    private Signals(Console console, long seconds, BooleanSupplier asking) {
        this.console = console;
        this.seconds = seconds;
        this.asking = asking;
        Thread runner = Thread.currentThread();
        this.hook = new Thread(() -> end(runner), "signals");
    }

    /** Signals interrupt the current thread until {@link #close}, for a run in this JVM that asks no question. */
    public static Signals interruptLocal(Console console) {
        return interrupt(console, LOCAL_SECONDS, () -> false);
    }

    /**
     * Signals interrupt the current thread until {@link #close}.
     *
     * @param seconds maximum time to wait for it after a signal
     * @param asking whether the run waits for an answer; it then has no job, and cannot be interrupted
     */
    static Signals interrupt(Console console, long seconds, BooleanSupplier asking) {
        Signals signals = new Signals(console, seconds, asking);
        Runtime.getRuntime().addShutdownHook(signals.hook);
        return signals;
    }

    /** Prints the failure of an interrupted run, because the process ends before its caller does. */
    FeatureStoreException printed(FeatureStoreException e) {
        if (e.code() == FailureCode.INTERRUPTED) {
            e.text(console.commands()).lines().forEach(console::error);
        }
        return e;
    }

    /** Ends the run: it has reported its failure. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is running.
        }
    }

    private void end(Thread runner) {
        if (asking.getAsBoolean()) {
            console.error("Interrupted at the question. Nothing was applied, and no job of this run continues.");
            return;
        }
        runner.interrupt();
        try {
            if (!ended.await(seconds, TimeUnit.SECONDS)) {
                console.error("Stopped before OCI answered. A job that was submitted above continues in OCI.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
