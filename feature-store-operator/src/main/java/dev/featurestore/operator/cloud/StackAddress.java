package dev.featurestore.operator.cloud;

import java.util.Optional;

/** What names a stack. */
public sealed interface StackAddress {

    /** The region that it is in; without one it is that of whoever signs in. */
    Optional<String> region();

    /**
     * By its OCID.
     *
     * @param stackId the OCID
     */
    record ById(String stackId, Optional<String> region) implements StackAddress {}

    /**
     * By the name that it was tagged with.
     *
     * @param compartment where it is looked for
     * @param name the name
     */
    record ByName(CompartmentAddress compartment, String name) implements StackAddress {
        @Override
        public Optional<String> region() {
            return compartment.region();
        }
    }
}
