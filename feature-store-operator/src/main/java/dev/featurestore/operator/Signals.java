package dev.featurestore.operator;

import dev.featurestore.operator.report.Console;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run when the process is told to end: SIGTERM and SIGINT interrupt it, and the process lives until the run has
 * said its last words, which name the job that goes on.
 */
final class Signals {

    /** Engines kill ten seconds after they have asked. */
    private static final long SECONDS = 8;

    private final CountDownLatch ended = new CountDownLatch(1);

    private Signals() {}

    static Signals interrupt(Thread run, Console console) {
        Signals signals = new Signals();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> signals.end(run, console), "signals"));
        return signals;
    }

    /** To be called when the run is over. */
    void ended() {
        ended.countDown();
    }

    private void end(Thread run, Console console) {
        if (ended.getCount() == 0) {
            return;
        }
        run.interrupt();
        try {
            if (!ended.await(SECONDS, TimeUnit.SECONDS)) {
                console.error("Stopped before OCI answered. A job whose submission is told above goes on.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
