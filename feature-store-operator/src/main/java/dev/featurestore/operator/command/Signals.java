package dev.featurestore.operator.command;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.Console;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Interrupts a run on SIGTERM and SIGINT, and keeps the process alive until the run has reported its failure, which names
 * the job that continues.
 */
public final class Signals {

    /** Seconds to wait for the end of a run in this JVM: container engines send SIGKILL 10 seconds after SIGTERM. */
    public static final long LOCAL_SECONDS = 8;

    /** Seconds to wait for the end of a run in a container, which has to be stopped and removed. */
    static final long CONTAINER_SECONDS = 20;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Console console;
    private final long seconds;
    private final BooleanSupplier asking;

    private Signals(Console console, long seconds, BooleanSupplier asking) {
        this.console = console;
        this.seconds = seconds;
        this.asking = asking;
    }

    /**
     * Runs work that a signal interrupts.
     *
     * @param seconds maximum time to wait for its end
     * @param asking whether the run waits for an answer; it then has no job, and cannot be interrupted
     * @param interrupted receives the failure of an interrupted run, because the process ends before its caller does
     */
    public static <T> T interrupt(
            Console console,
            long seconds,
            BooleanSupplier asking,
            Consumer<FeatureStoreException> interrupted,
            Supplier<T> run) {
        Signals signals = new Signals(console, seconds, asking);
        Thread runner = Thread.currentThread();
        Thread hook = new Thread(() -> signals.end(runner), "signals");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return run.get();
        } catch (FeatureStoreException e) {
            if (e.code() == FailureCode.INTERRUPTED) {
                interrupted.accept(e);
            }
            throw e;
        } finally {
            signals.ended.countDown();
            remove(hook);
        }
    }

    private static void remove(Thread hook) {
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
