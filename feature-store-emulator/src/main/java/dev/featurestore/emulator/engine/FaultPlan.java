package dev.featurestore.emulator.engine;

import java.time.Duration;
import java.util.Optional;

/** Says which resources fail or are slow when a job changes them, so that failures can be rehearsed. */
@FunctionalInterface
public interface FaultPlan {

    /**
     * Asked once for each resource that a job is about to create, change or destroy.
     *
     * @param action what the job is about to do
     * @param address the resource's address, such as {@code module.net.oci_core_vcn.this}
     * @return the text of the error that the provider reports, such as {@code 404-NotAuthorizedOrNotFound,
     *     Authorization failed or requested resource not found.}; empty if nothing fails
     */
    Optional<String> failureOf(Action action, String address);

    /**
     * How long each change of a resource takes whatever the speed is; empty if it takes what it takes.
     *
     * @param type the resource's type
     * @param address the resource's address
     */
    default Optional<Duration> slowness(String type, String address) {
        return Optional.empty();
    }
}
