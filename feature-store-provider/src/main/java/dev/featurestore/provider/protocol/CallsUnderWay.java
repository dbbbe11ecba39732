package dev.featurestore.provider.protocol;

import java.util.HashSet;
import java.util.Set;

/** The running calls that change resources, so that Terraform can stop them. */
final class CallsUnderWay {

    /** A change of a resource. */
    interface Change<T, E extends Exception> {
        T make() throws E, InterruptedException;
    }

    private final Set<Thread> threads = new HashSet<>();
    private boolean stopped;

    /** Runs a change that a stop interrupts; after a stop, no change starts. */
    <T, E extends Exception> T run(Change<T, E> change) throws E, InterruptedException {
        Thread thread = Thread.currentThread();
        synchronized (this) {
            if (stopped) {
                throw new InterruptedException();
            }
            threads.add(thread);
        }
        try {
            return change.make();
        } finally {
            leave(thread);
        }
    }

    private synchronized void leave(Thread thread) {
        threads.remove(thread);
        if (stopped) {
            // A stop after the end of the change must not interrupt the thread's next task.
            Thread.interrupted();
        }
    }

    /** Starts a new run of Terraform. */
    synchronized void begin() {
        stopped = false;
    }

    /** Stops the run: Terraform was asked to stop, and makes no more calls. */
    synchronized void stop() {
        stopped = true;
        threads.forEach(Thread::interrupt);
    }
}
