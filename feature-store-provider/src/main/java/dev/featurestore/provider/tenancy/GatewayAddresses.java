package dev.featurestore.provider.tenancy;

import java.util.Optional;

/** Assigns addresses to API gateways that are served on this machine. */
@FunctionalInterface
public interface GatewayAddresses {

    /** For a tenancy whose gateways are not served. */
    GatewayAddresses NONE = Optional::empty;

    /**
     * Returns the address of a gateway for a new deployment, such as {@code http://127.0.0.1:40123}; empty to give it an
     * address in OCI's form.
     */
    Optional<String> next();
}
