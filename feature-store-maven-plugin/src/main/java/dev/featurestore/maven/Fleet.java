package dev.featurestore.maven;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Runs a goal for several configurations at once. One that fails does not end the others.
 */
final class Fleet {

    private final int parallel;
    private final boolean failFast;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;

    /**
     * @param parallel maximum number of runs at once
     * @param failFast whether no run starts after one has failed
     */
    Fleet(int parallel, boolean failFast) {
        this.parallel = parallel;
        this.failFast = failFast;
    }

    /**
     * Runs the goal for each configuration, and waits for all.
     *
     * @param goal runs it for one, and reports its failure
     * @return the results, in the order of the configurations
     */
    List<FleetResult> run(List<FleetMember> members, Consumer<FleetMember> goal) {
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(parallel, members.size()), this::thread);
        List<Future<FleetResult>> runs = new ArrayList<>();
        for (FleetMember member : members) {
            runs.add(pool.submit(() -> run(member, goal)));
        }
        pool.shutdown();
        return runs.stream().map(this::result).toList();
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "configuration-" + (threads.size() + 1));
        threads.add(thread);
        return thread;
    }

    private FleetResult run(FleetMember member, Consumer<FleetMember> goal) {
        if (stopped) {
            return FleetResult.notStarted(member);
        }
        long begun = System.nanoTime();
        Optional<FeatureStoreException> failure = Optional.empty();
        try {
            goal.accept(member);
        } catch (FeatureStoreException e) {
            failure = Optional.of(e);
            if (failFast || e.code() == FailureCode.INTERRUPTED) {
                stopped = true;
            }
        }
        return new FleetResult(member, Optional.of(Duration.ofNanos(System.nanoTime() - begun)), failure);
    }

    /** An interrupt of this thread interrupts the runs, which end in order. */
    private FleetResult result(Future<FleetResult> run) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return run.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    stopped = true;
                    threads.forEach(Thread::interrupt);
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
