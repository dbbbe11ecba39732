package dev.featurestore.emulator.engine;

import java.util.List;
import java.util.Optional;

/**
 * The outcome of a job. It succeeded if it was neither canceled nor failed.
 *
 * @param canceled whether the job stopped because of a request to cancel it; it then has no failure
 * @param failure the failure
 * @param state Terraform state (JSON, version 4) after the job, also after a partial failure or a cancellation; empty
 *     if the job ended before its first change
 * @param planJson the plan as {@code terraform show -json} prints it; only of a finished PLAN
 * @param plan the plan in the engine's own binary form; only of a finished PLAN
 * @param outputs the root module's outputs, sorted by name; only of a finished APPLY
 */
public record JobOutcome(
        boolean canceled,
        Optional<Failure> failure,
        Optional<byte[]> state,
        Optional<byte[]> planJson,
        Optional<byte[]> plan,
        List<OutputValue> outputs) {

    public JobOutcome {
        outputs = List.copyOf(outputs);
    }
}
