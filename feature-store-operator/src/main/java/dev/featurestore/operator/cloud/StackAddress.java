package dev.featurestore.operator.cloud;

import java.util.Optional;

/** The address of a stack: its OCID, or its name in a compartment. */
public sealed interface StackAddress {

    /** The region of the stack; empty for the user's region. */
    Optional<String> region();

    /**
     * A stack by its OCID.
     *
     * @param stackId the OCID
     */
    record ById(String stackId, Optional<String> region) implements StackAddress {}

    /**
     * A stack by the name in its tag.
     *
     * @param compartment the compartment to search
     * @param name the name
     */
    record ByName(CompartmentAddress compartment, String name) implements StackAddress {
        @Override
        public Optional<String> region() {
            return compartment.region();
        }
    }
}
