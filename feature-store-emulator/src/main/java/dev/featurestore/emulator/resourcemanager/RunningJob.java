package dev.featurestore.emulator.resourcemanager;

import java.io.IOException;
import java.util.function.Consumer;

/** The thread of a job, and how it is asked to stop. */
final class RunningJob {

    /** What the job's thread sees of it. */
    interface Control {

        /** Whether the job was asked to stop. */
        boolean cancelled();

        /** Whether it is to stop at once, because it is cancelled by force or abandoned. */
        boolean forced();

        /** Does the one part of the job that may be interrupted. */
        <R> R interruptible(Part<R> part) throws IOException, InterruptedException;
    }

    /** Work that may be interrupted. */
    @FunctionalInterface
    interface Part<R> {
        R run() throws IOException, InterruptedException;
    }

    private final Thread thread;
    private volatile boolean cancelled;
    private volatile boolean forced;
    private boolean interruptible;

    RunningJob(String jobId, Consumer<Control> work) {
        this.thread = new Thread(() -> work.accept(new OwnControl()), "embedded-cloud-job-" + tail(jobId));
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

    private final class OwnControl implements Control {

        @Override
        public boolean cancelled() {
            return cancelled;
        }

        @Override
        public boolean forced() {
            return forced;
        }

        /** Outside of the part no interrupt reaches the thread, so that files are written to their end. */
        @Override
        public <R> R interruptible(Part<R> part) throws IOException, InterruptedException {
            synchronized (RunningJob.this) {
                if (forced) {
                    throw new InterruptedException();
                }
                interruptible = true;
            }
            try {
                return part.run();
            } finally {
                synchronized (RunningJob.this) {
                    interruptible = false;
                    forced |= Thread.interrupted();
                }
            }
        }
    }
}
