package dev.featurestore.operator.jobs;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The locks of stacks within this process: runs on one stack go one after the other, because the second must find the stack that
 * the first creates. Resource Manager's own lock ({@link StackLock}) needs a stack that exists. Runs on other stacks do not wait.
 */
public final class LocalLocks {

    /** A stack that no other run of this process uses. */
    public interface Held extends AutoCloseable {
        @Override
        void close();
    }

    private final Map<StackKey, ReentrantLock> locks = new ConcurrentHashMap<>();

    /**
     * Waits for the lock of a stack. A thread that has it gets it again.
     *
     * @param waiting called once, if another run has the lock
     * @throws FeatureStoreException {@code INTERRUPTED} while it waits
     */
    public Held take(StackKey stack, Runnable waiting) {
        ReentrantLock lock = locks.computeIfAbsent(stack, key -> new ReentrantLock(true));
        if (!lock.tryLock()) {
            waiting.run();
            try {
                lock.lockInterruptibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw FeatureStoreException.of(
                        FailureCode.INTERRUPTED,
                        "Interrupted while another run of this build used stack " + stack.stackName()
                                + ". Nothing was changed",
                        "Run the same command again",
                        e);
            }
        }
        return lock::unlock;
    }
}
