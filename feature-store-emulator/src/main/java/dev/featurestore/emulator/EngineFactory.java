package dev.featurestore.emulator;

import dev.featurestore.emulator.engine.Engine;
import dev.featurestore.emulator.engine.FaultPlan;

/** Makes the engine of one job. */
@FunctionalInterface
interface EngineFactory {

    /**
     * An engine.
     *
     * @param speed how many times faster than real resources its resources are made
     * @param faults which resources fail
     */
    Engine engine(double speed, FaultPlan faults);
}
