package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.Changes;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.Console;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Interrupts a run on SIGTERM and SIGINT: it requests no further change. Keeps the process alive until the run has reported
 * what was changed, and which job continues.
 */
public final class Signals implements AutoCloseable {

    /** Seconds to wait for the end of a run that waits for no change: what it reads is not needed any more. */
    private static final long QUIET_SECONDS = 2;

    /** Seconds to wait for the answer to a change: container engines send SIGKILL 10 seconds after SIGTERM. */
    private static final long CHANGE_SECONDS = 8;

    /** Seconds to wait for the end of a run in a container, which has to be stopped and removed. */
    private static final long CONTAINER_SECONDS = 20;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Console console;
    private final Optional<Changes> changes;
    private final BooleanSupplier asking;
    private final Thread hook;

    private Signals(Console console, Optional<Changes> changes, BooleanSupplier asking) {
        this.console = console;
        this.changes = changes;
        this.asking = asking;
        Thread runner = Thread.currentThread();
        this.hook = new Thread(() -> end(runner), "signals");
    }

    /** Signals interrupt the current thread until {@link #close}, for a run in this JVM that asks no question. */
    public static Signals interrupt(Console console, Changes changes) {
        return interrupt(console, changes, () -> false);
    }

    /**
     * Signals interrupt the current thread until {@link #close}, for a run in this JVM.
     *
     * @param asking whether the run waits for an answer; it then has no job, and cannot be interrupted
     */
    static Signals interrupt(Console console, Changes changes, BooleanSupplier asking) {
        return registered(new Signals(console, Optional.of(changes), asking));
    }

    /** Signals interrupt the current thread until {@link #close}, for a run in a container. */
    static Signals interruptContainer(Console console) {
        return registered(new Signals(console, Optional.empty(), () -> false));
    }

    private static Signals registered(Signals signals) {
        Runtime.getRuntime().addShutdownHook(signals.hook);
        return signals;
    }

    /** Prints the failure of an interrupted run, because the process ends before its caller does. */
    FeatureStoreException printed(FeatureStoreException e) {
        if (e.code() == FailureCode.INTERRUPTED) {
            e.text(console.commands()).lines().forEach(console::error);
            changes.map(Changes::known)
                    .filter(known -> !e.message().contains(known))
                    .ifPresent(known -> console.error(sentence(known)));
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
        changes.ifPresent(Changes::stop);
        if (asking.getAsBoolean()) {
            console.error("Interrupted at the question. No job of this run is running.");
            changes.ifPresent(made -> console.error(sentence(made.known())));
            return;
        }
        runner.interrupt();
        try {
            if (!isEnded()) {
                console.error(changes.map(made -> "Stopped before OCI answered. " + sentence(made.summary()))
                        .orElse("Stopped before OCI answered. A job that was submitted above continues in OCI."));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isEnded() throws InterruptedException {
        if (changes.isEmpty()) {
            return ended.await(CONTAINER_SECONDS, TimeUnit.SECONDS);
        }
        return ended.await(QUIET_SECONDS, TimeUnit.SECONDS)
                || (changes.get().isUnderWay() && ended.await(CHANGE_SECONDS - QUIET_SECONDS, TimeUnit.SECONDS));
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}
