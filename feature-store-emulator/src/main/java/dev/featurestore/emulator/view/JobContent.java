package dev.featurestore.emulator.view;

import java.util.List;
import java.util.Optional;

/**
 * The content of a job.
 *
 * @param job the job
 * @param failure the reason of its failure
 * @param log its log
 * @param outputs its outputs
 */
public record JobContent(JobView job, Optional<String> failure, LogView log, List<ValueView> outputs) {

    public JobContent {
        outputs = List.copyOf(outputs);
    }
}
