package dev.featurestore.maven;

import dev.featurestore.operator.failure.FeatureStoreException;
import java.time.Duration;
import java.util.Optional;

/**
 * The result of a goal for one configuration.
 *
 * @param time how long it ran; empty if it was not started
 * @param failure why it failed
 */
record FleetResult(FleetMember member, Optional<Duration> time, Optional<FeatureStoreException> failure) {

    static FleetResult notStarted(FleetMember member) {
        return new FleetResult(member, Optional.empty(), Optional.empty());
    }

    boolean isStarted() {
        return time.isPresent();
    }

    boolean succeeded() {
        return isStarted() && failure.isEmpty();
    }
}
