package dev.featurestore.operator.cloud;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The changes of one run in a cloud. After an interrupt no further change is requested. */
public final class Changes {

    private final List<String> made = new CopyOnWriteArrayList<>();
    private boolean stopped;
    private @Nullable String underWay;

    /**
     * Requests a change.
     *
     * @param what the change, to follow "could"
     * @param made what was changed, to follow "this run"
     * @throws FeatureStoreException {@code INTERRUPTED} without a request if the run is interrupted
     */
    public <T> T make(String what, Supplier<T> request, Function<T, String> made) {
        begin(what);
        try {
            T result = request.get();
            this.made.add(made.apply(result));
            return result;
        } finally {
            end();
        }
    }

    private synchronized void begin(String what) {
        if (isStopped()) {
            throw FeatureStoreException.of(
                    FailureCode.INTERRUPTED,
                    "Interrupted before this run could " + what + ": " + summary(),
                    "Run the same command again");
        }
        underWay = what;
    }

    private synchronized void end() {
        underWay = null;
    }

    /** Allows no further change. */
    public synchronized void stop() {
        stopped = true;
    }

    /** Whether the run is interrupted. */
    public synchronized boolean isStopped() {
        return stopped || Thread.currentThread().isInterrupted();
    }

    /** Whether a change was requested and has not been answered. */
    public synchronized boolean isUnderWay() {
        return underWay != null;
    }

    /** What this run has changed, to follow a colon. */
    public String known() {
        return made.isEmpty() ? "nothing was changed" : "this run " + String.join(", and ", made);
    }

    /** As {@link #known}, with the change that was requested and has not been answered. */
    public synchronized String summary() {
        return underWay == null
                ? known()
                : (made.isEmpty() ? "" : known() + "; ") + "the request to " + underWay
                        + " was sent, and its result is unknown";
    }
}
