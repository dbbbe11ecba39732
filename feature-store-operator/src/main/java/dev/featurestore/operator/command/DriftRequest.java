package dev.featurestore.operator.command;

import dev.featurestore.operator.report.Results;
import java.time.Duration;

/**
 * Request of {@link DetectDrift}.
 *
 * @param results where to write {@code drift.json} and {@code drift.md}
 * @param json whether to print one JSON document
 * @param failOnDrift whether to fail if resources have drifted
 * @param busyTimeout maximum time to wait while a job holds the stack; zero fails at once
 */
public record DriftRequest(Results results, boolean json, boolean failOnDrift, Duration busyTimeout) {

    /** A request with the default options. */
    public static DriftRequest of(Results results) {
        return new DriftRequest(results, false, false, ApplyOptions.BUSY_TIMEOUT);
    }

    public DriftRequest withJson(boolean json) {
        return new DriftRequest(results, json, failOnDrift, busyTimeout);
    }

    public DriftRequest withFailOnDrift(boolean failOnDrift) {
        return new DriftRequest(results, json, failOnDrift, busyTimeout);
    }

    public DriftRequest withBusyTimeout(Duration busyTimeout) {
        return new DriftRequest(results, json, failOnDrift, busyTimeout);
    }
}
