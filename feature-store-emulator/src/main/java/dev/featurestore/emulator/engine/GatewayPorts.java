package dev.featurestore.emulator.engine;

/** Assigns addresses to API gateways. */
@FunctionalInterface
public interface GatewayPorts {

    /**
     * Returns the address for a new deployment of a gateway, such as {@code http://127.0.0.1:40123}. The deployment is
     * served there as soon as the job's state has it.
     *
     * @param stackId OCID of the job's stack
     */
    String open(String stackId);
}
