package dev.featurestore.emulator;

import dev.featurestore.emulator.engine.Engine;
import dev.featurestore.emulator.settings.Settings;

/** Creates the engine of one job. */
@FunctionalInterface
interface EngineFactory {

    /**
     * Creates an engine.
     *
     * @param settings the settings of the cloud at the start of the job
     * @param speed speed of resources relative to OCI
     */
    Engine engine(Settings settings, double speed);

    /** Describes the engine for a person. */
    default String description() {
        return "the built-in engine";
    }
}
