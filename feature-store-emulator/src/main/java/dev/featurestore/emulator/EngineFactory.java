package dev.featurestore.emulator;

import dev.featurestore.emulator.engine.Engine;
import dev.featurestore.emulator.settings.Settings;

/** Makes the engine of one job. */
@FunctionalInterface
interface EngineFactory {

    /**
     * An engine.
     *
     * @param settings how the cloud behaves when the job starts
     * @param speed how many times faster than real resources its resources are made
     */
    Engine engine(Settings settings, double speed);
}
