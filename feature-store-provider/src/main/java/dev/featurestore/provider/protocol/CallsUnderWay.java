package dev.featurestore.provider.protocol;

import java.util.HashSet;
import java.util.Set;

/** The calls that change something, so that Terraform can stop them. */
final class CallsUnderWay {

    /** A change of something. */
    interface Change<T, E extends Exception> {
        T make() throws E, InterruptedException;
    }

    private final Set<Thread> threads = new HashSet<>();
    private boolean stopped;

    /** Makes a change that a stop interrupts; one that comes after a stop is not begun. */
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
            // A stop that came when the change was made already must not interrupt what the thread does next.
            Thread.interrupted();
        }
    }

    /** Another run of Terraform begins. */
    synchronized void begin() {
        stopped = false;
    }

    /** Terraform was asked to stop, and will call nothing more. */
    synchronized void stop() {
        stopped = true;
        threads.forEach(Thread::interrupt);
    }
}
