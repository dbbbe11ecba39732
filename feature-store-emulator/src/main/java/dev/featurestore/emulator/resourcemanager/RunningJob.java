package dev.featurestore.emulator.resourcemanager;

import java.io.IOException;
import java.util.function.Consumer;

/** The thread of a job, and the requests to stop it. */
final class RunningJob {

    /** Work that may be interrupted. */
    @FunctionalInterface
    interface Part<R> {
        R run() throws IOException, InterruptedException;
    }

    private final Thread thread;
    private volatile boolean canceled;
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
        canceled = true;
        if (byForce) {
            forced = true;
            if (interruptible) {
                thread.interrupt();
            }
        }
    }

    /** Ends the job's thread without canceling the job: the cloud closes. */
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
    boolean canceled() {
        return canceled;
    }

    /** Whether it must stop at once, because it is canceled by force or abandoned. */
    boolean forced() {
        return forced;
    }

    /**
     * Runs the only part of the job that may be interrupted, in the job's own thread. No interrupt reaches the thread
     * outside of it, so that files are written completely.
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
                // Clears an interrupt that came after the end of the part.
                Thread.interrupted();
            }
        }
    }
}
