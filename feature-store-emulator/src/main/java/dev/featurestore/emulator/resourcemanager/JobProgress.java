package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.engine.Failure;
import dev.featurestore.emulator.engine.OutputValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The progress and the results of a job.
 *
 * @param state its state
 * @param forcedCancellation whether it is canceled by force; empty if it is not canceled
 * @param timeFinished time of its end
 * @param failure its failure
 * @param tfState the digest of the Terraform state after it
 * @param plan the digest of its plan, in the engine's form
 * @param planJson the digest of its plan as JSON
 * @param outputs the root module's outputs
 */
record JobProgress(
        ServedJobState state,
        Optional<Boolean> forcedCancellation,
        Optional<Instant> timeFinished,
        Optional<Failure> failure,
        Optional<String> tfState,
        Optional<String> plan,
        Optional<String> planJson,
        List<OutputValue> outputs) {

    static final JobProgress ACCEPTED = unfinished(ServedJobState.ACCEPTED, Optional.empty());

    JobProgress {
        outputs = List.copyOf(outputs);
    }

    static JobProgress unfinished(ServedJobState state, Optional<Boolean> forcedCancellation) {
        return new JobProgress(
                state,
                forcedCancellation,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** The progress of a job that ended without files. */
    JobProgress ended(ServedJobState end, Instant when, Optional<Failure> why) {
        return new JobProgress(
                end,
                forcedCancellation,
                Optional.of(when),
                why,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
