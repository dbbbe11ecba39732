package dev.featurestore.emulator.engine;

import java.util.Optional;

/** Says which resources fail when a job changes them, so that failures can be rehearsed. */
@FunctionalInterface
public interface FaultPlan {

    /**
     * Asked once for each resource that a job is about to create, change or destroy.
     *
     * @param address the resource's address, such as {@code module.net.oci_core_vcn.this}
     * @return the text of the error that the provider reports, such as {@code 404-NotAuthorizedOrNotFound,
     *     Authorization failed or requested resource not found.}; empty if nothing fails
     */
    Optional<String> failureOf(String address);
}
