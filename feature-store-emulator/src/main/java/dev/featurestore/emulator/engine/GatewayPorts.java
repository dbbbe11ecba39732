package dev.featurestore.emulator.engine;

/** Gives API gateways the place where they answer. */
@FunctionalInterface
public interface GatewayPorts {

    /**
     * The address for one deployment of a gateway that a job makes, such as {@code http://127.0.0.1:40123}. Nothing is
     * deployed there before the job's state says so.
     *
     * @param stackId OCID of the stack whose job it is
     */
    String open(String stackId);
}
