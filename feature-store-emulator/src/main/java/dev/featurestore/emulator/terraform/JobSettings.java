package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.engine.FaultPlan;
import dev.featurestore.emulator.settings.Settings.Drift;
import java.util.Map;

/**
 * The settings of the cloud at the start of a job.
 *
 * @param speed speed of resources relative to OCI
 * @param faults simulated failures and durations of resources
 * @param drift changes of resources outside of Terraform, by address
 * @param existence existing resources
 */
record JobSettings(double speed, FaultPlan faults, Map<String, Drift> drift, Existence existence) {

    JobSettings {
        drift = Map.copyOf(drift);
    }
}
