package dev.featurestore.provider.tenancy;

import java.util.Optional;

/** Makes API gateways that answer, for a tenancy around which somebody serves them. */
@FunctionalInterface
public interface GatewayAddresses {

    /** For a tenancy whose gateways answer nobody. */
    GatewayAddresses NONE = Optional::empty;

    /**
     * The address of a gateway for one deployment that is being made, such as {@code http://127.0.0.1:40123}; empty if
     * it is to have an address of OCI's form.
     */
    Optional<String> next();
}
