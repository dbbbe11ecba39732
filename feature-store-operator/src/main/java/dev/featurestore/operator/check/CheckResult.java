package dev.featurestore.operator.check;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What came of a check: the rungs in their order, up to the first that failed.
 *
 * @param endpoint where the store's API is
 * @param rungs what was looked at
 */
public record CheckResult(URI endpoint, List<RungResult> rungs) {

    public CheckResult {
        rungs = List.copyOf(rungs);
    }

    /** The rung that failed, if one did. */
    public Optional<RungResult> failed() {
        return rungs.stream().filter(rung -> !rung.passed()).findFirst();
    }
}
