package dev.featurestore.operator.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LocalLocksTest {

    private static final StackKey STACK = new StackKey("store", "oci", "eu-frankfurt-1", "ocid1.compartment.oc1..a");
    private static final StackKey OTHER = new StackKey("store", "oci", "eu-frankfurt-1", "ocid1.compartment.oc1..b");

    private final LocalLocks locks = new LocalLocks();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void runsOnOneStackGoOneAfterTheOther() throws Exception {
        List<String> events = new CopyOnWriteArrayList<>();
        CountDownLatch waits = new CountDownLatch(1);
        Future<?> second;
        try (LocalLocks.Held first = locks.take(STACK, () -> {})) {
            second = threads.submit(() -> {
                try (LocalLocks.Held held = locks.take(copy(STACK), waits::countDown)) {
                    events.add("second");
                }
            });
            assertThat(waits.await(10, TimeUnit.SECONDS)).isTrue();
            events.add("first");
        }
        second.get(10, TimeUnit.SECONDS);
        assertThat(events).containsExactly("first", "second");
    }

    private static StackKey copy(StackKey key) {
        return new StackKey(key.stackName(), key.cloud(), key.region(), key.compartmentId());
    }

    @Test
    void runsOnDifferentStacksDoNotWait() throws Exception {
        try (LocalLocks.Held first = locks.take(STACK, () -> {})) {
            threads.submit(() -> {
                        try (LocalLocks.Held held = locks.take(OTHER, () -> {
                            throw new AssertionError("waits");
                        })) {
                            return true;
                        }
                    })
                    .get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        try (LocalLocks.Held first = locks.take(STACK, () -> {})) {
            threads.submit(() -> assertThatThrownBy(() -> locks.take(
                                    STACK, () -> Thread.currentThread().interrupt()))
                            .isInstanceOfSatisfying(
                                    FeatureStoreException.class,
                                    e -> assertThat(e.code()).isEqualTo(FailureCode.INTERRUPTED)))
                    .get(10, TimeUnit.SECONDS);
        }
        threads.submit(() -> locks.take(STACK, () -> {}).close()).get(10, TimeUnit.SECONDS);
    }
}
