package dev.featurestore.provider.protocol;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** Threads for blocking calls. */
final class Workers implements Executor {

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final ExecutorService executor;

    Workers(String name) {
        executor = Executors.newCachedThreadPool(task -> {
            threads.removeIf(thread -> thread.getState() == Thread.State.TERMINATED);
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            threads.add(thread);
            return thread;
        });
    }

    @Override
    public void execute(Runnable work) {
        try {
            executor.execute(work);
        } catch (RejectedExecutionException e) {
            // No client waits for the answer: the connection ends with these threads.
        }
    }

    /**
     * Interrupts all threads and waits for their end.
     *
     * @return whether this thread was interrupted meanwhile, which does not shorten the wait
     */
    boolean close() {
        executor.shutdownNow();
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.getState() != Thread.State.TERMINATED) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        return interrupted;
    }
}
