package dev.featurestore.emulator;

import dev.featurestore.emulator.engine.GatewayPorts;
import dev.featurestore.emulator.signing.Tenancy;
import dev.featurestore.emulator.store.PrivateDirectory;

/** Creates the engines of a cloud at its start. */
@FunctionalInterface
interface EngineOpener {

    /**
     * Returns the factory of its jobs' engines.
     *
     * @param directory folder for the engines' files, with no other files
     * @param tenancy the cloud's tenancy
     * @param gateways addresses for new API gateways
     * @throws UnusableEngineException if the configured engine is not available
     */
    EngineFactory open(PrivateDirectory directory, Tenancy tenancy, GatewayPorts gateways);
}
