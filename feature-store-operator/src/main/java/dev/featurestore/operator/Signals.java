package dev.featurestore.operator;

import dev.featurestore.operator.report.Console;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Ends a run when the process is told to end: SIGTERM and SIGINT interrupt it, and the process lives until the run has
 * said its last words, which name the job that goes on.
 */
final class Signals {

    /** Engines kill ten seconds after they have asked. */
    private static final long SECONDS = 8;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Console console;

    private Signals(Console console) {
        this.console = console;
    }

    /** Does something that a signal interrupts; why it ended is then told here, for nobody may be left to tell it. */
    static <T> T interrupt(Console console, Supplier<T> run) {
        Signals signals = new Signals(console);
        Thread runner = Thread.currentThread();
        Thread hook = new Thread(() -> signals.end(runner), "signals");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return run.get();
        } catch (FeatureStoreException e) {
            if (e.code() == FailureCode.INTERRUPTED) {
                e.text().lines().forEach(console::error);
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
        runner.interrupt();
        try {
            if (!ended.await(SECONDS, TimeUnit.SECONDS)) {
                console.error("Stopped before OCI answered. A job whose submission is told above goes on.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
