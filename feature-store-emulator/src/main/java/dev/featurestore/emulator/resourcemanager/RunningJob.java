package dev.featurestore.emulator.resourcemanager;

import java.io.IOException;
import java.util.function.Consumer;

/** The thread of a job, and how it is asked to stop. */
final class RunningJob {

    /** Work that may be interrupted. */
    @FunctionalInterface
    interface Part<R> {
        R run() throws IOException, InterruptedException;
    }

    private final Thread thread;
    private volatile boolean cancelled;
    private volatile boolean forced;
    private boolean interruptible;

    RunningJob(String jobId, Consumer<RunningJob> work) {
        this.thread = new Thread(() -> work.accept(this), "embedded-cloud-job-" + tail(jobId));
        thread.setDaemon(true);
    }

    private static String tail(String jobId) {
        return jobId.substring(Math.max(0, jobId.length() - 8));
    }

    void start() {
        thread.start();
    }

    synchronized void cancel(boolean byForce) {
        cancelled = true;
        if (byForce) {
            forced = true;
            if (interruptible) {
                thread.interrupt();
            }
        }
    }

    /** Ends the job's thread without cancelling the job: the cloud closes. */
    synchronized void abandon() {
        forced = true;
        if (interruptible) {
            thread.interrupt();
        }
    }

    void join(long millis) {
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the job was asked to stop. */
    boolean cancelled() {
        return cancelled;
    }

    /** Whether it is to stop at once, because it is cancelled by force or abandoned. */
    boolean forced() {
        return forced;
    }

    /**
     * Does the one part of the job that may be interrupted; only in the job's own thread. Outside of it no interrupt
     * reaches the thread, so that files are written to their end.
     */
    <R> R interruptible(Part<R> part) throws IOException, InterruptedException {
        synchronized (this) {
            if (forced) {
                throw new InterruptedException();
            }
            interruptible = true;
        }
        try {
            return part.run();
        } finally {
            synchronized (this) {
                interruptible = false;
                // One that came too late to stop the part.
                Thread.interrupted();
            }
        }
    }
}
