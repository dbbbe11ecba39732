package dev.featurestore.operator;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.Console;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Ends a run when the process is told to end: SIGTERM and SIGINT interrupt it, and the process lives until the run has
 * said its last words, which name the job that goes on.
 */
final class Signals {

    /** Seconds to wait for a run's end: engines kill ten after they have asked. */
    static final long ENGINES_PATIENCE = 8;

    /** Seconds to wait for one whose container has to be ended and removed. */
    static final long UNTIL_A_CONTAINER_ENDS = 20;

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
     * Does something that a signal interrupts.
     *
     * @param seconds how long its end is waited for
     * @param asking whether the run waits for an answer; it has no job then, and nothing can interrupt it
     * @param lastWords takes the failure of an interrupted run, for nobody may be left to tell it
     */
    static <T> T interrupt(
            Console console,
            long seconds,
            BooleanSupplier asking,
            Consumer<FeatureStoreException> lastWords,
            Supplier<T> run) {
        Signals signals = new Signals(console, seconds, asking);
        Thread runner = Thread.currentThread();
        Thread hook = new Thread(() -> signals.end(runner), "signals");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return run.get();
        } catch (FeatureStoreException e) {
            if (e.code() == FailureCode.INTERRUPTED) {
                lastWords.accept(e);
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
            // It runs.
        }
    }

    private void end(Thread runner) {
        if (asking.getAsBoolean()) {
            console.error("Interrupted at the question: nothing was applied, and no job of this run continues.");
            return;
        }
        runner.interrupt();
        try {
            if (!ended.await(seconds, TimeUnit.SECONDS)) {
                console.error("Stopped before OCI answered. A job whose submission is told above goes on.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
