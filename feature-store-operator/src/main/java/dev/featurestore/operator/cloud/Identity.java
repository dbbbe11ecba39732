package dev.featurestore.operator.cloud;

import java.util.List;
import java.util.Optional;

/**
 * OCI Identity, as far as the check of policies needs it. Calls fail as those of {@link ResourceManager} do. Source: Identity and
 * Access Management Service API, version 20160918.
 */
public interface Identity extends AutoCloseable {

    /** A compartment, or the tenancy by its OCID; empty if it does not exist, or the user may not read it. */
    Optional<Compartment> compartment(String id);

    /** The active policies that belong to a compartment; empty if the user may not read them. */
    Optional<List<Policy>> policies(String compartmentId);

    /** The same with requests that are sent once, for what a run can do without. */
    Identity once();

    /** Releases connections. */
    @Override
    void close();
}
