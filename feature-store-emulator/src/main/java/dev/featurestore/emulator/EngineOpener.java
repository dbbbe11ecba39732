package dev.featurestore.emulator;

import dev.featurestore.emulator.engine.GatewayPorts;
import dev.featurestore.emulator.signing.Tenancy;
import dev.featurestore.emulator.store.PrivateDirectory;

/** Makes the engines of a cloud when it starts. */
@FunctionalInterface
interface EngineOpener {

    /**
     * The maker of its jobs' engines.
     *
     * @param directory folder for what engines keep; used by nobody else
     * @param tenancy the cloud's tenancy
     * @param gateways where the API gateways answer that jobs make
     * @throws UnusableEngineException if there is none of the kind that was asked for
     */
    EngineFactory open(PrivateDirectory directory, Tenancy tenancy, GatewayPorts gateways);
}
