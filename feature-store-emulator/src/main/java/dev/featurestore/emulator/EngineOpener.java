package dev.featurestore.emulator;

import dev.featurestore.emulator.signing.Tenancy;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.io.IOException;

/** Makes the engines of a cloud when it starts. */
@FunctionalInterface
interface EngineOpener {

    /**
     * The maker of its jobs' engines.
     *
     * @param directory folder for what engines keep; used by nobody else
     * @param tenancy the cloud's tenancy
     * @throws IOException if there is none of the kind that was asked for; the message says why
     */
    EngineFactory open(PrivateDirectory directory, Tenancy tenancy) throws IOException;
}
