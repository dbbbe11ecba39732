package dev.featurestore.emulator.engine;

import java.time.Duration;
import java.util.Optional;

/** Simulated failures and durations of resources, to rehearse failures. */
@FunctionalInterface
public interface FaultPlan {

    /**
     * Returns the simulated error of a change. Called once for each resource, before the change.
     *
     * @param action the change
     * @param address the resource's address, such as {@code module.net.oci_core_vcn.this}
     * @return the text of the error that the provider reports, such as {@code 404-NotAuthorizedOrNotFound,
     *     Authorization failed or requested resource not found.}; empty if the change succeeds
     */
    Optional<String> failureOf(ResourceAction action, String address);

    /**
     * Returns the duration of each change of a resource at any speed; empty for the default.
     *
     * @param type the resource's type
     * @param address the resource's address
     */
    default Optional<Duration> slowness(String type, String address) {
        return Optional.empty();
    }
}
