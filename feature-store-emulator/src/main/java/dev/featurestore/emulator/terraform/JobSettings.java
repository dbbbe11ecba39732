package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.engine.FaultPlan;
import dev.featurestore.emulator.settings.Settings.Drift;
import java.util.Map;

/**
 * How the cloud behaves when a job starts.
 *
 * @param speed how many times faster than OCI resources are made
 * @param faults which resources fail or are slow
 * @param drift what happens to resources behind Terraform's back, by their addresses
 * @param existence what others made
 */
record JobSettings(double speed, FaultPlan faults, Map<String, Drift> drift, Existence existence) {

    JobSettings {
        drift = Map.copyOf(drift);
    }
}
