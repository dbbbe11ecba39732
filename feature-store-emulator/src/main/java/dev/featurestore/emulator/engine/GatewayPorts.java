package dev.featurestore.emulator.engine;

/** Assigns addresses to API gateways. */
@FunctionalInterface
public interface GatewayPorts {

    /**
     * Returns the address for a new deployment of a gateway, such as {@code http://127.0.0.1:40123}. The deployment is
     * served there as soon as the live resources have it, or the stack's state after the job.
     *
     * @param stackId OCID of the job's stack
     */
    String open(String stackId);

    /** Receives the resources by which the gateways answer; a gateway that is not served ignores them. */
    default void serve(LiveResources resources) {}
}
