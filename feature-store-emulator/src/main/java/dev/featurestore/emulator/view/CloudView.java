package dev.featurestore.emulator.view;

import java.util.List;
import java.util.Optional;

/** Reads the state of the cloud. Values that must not be shown are removed already. */
public interface CloudView {

    /** All stacks, the newest first. */
    List<StackView> stacks();

    /** All jobs, the newest first. */
    List<JobView> jobs();

    /** The content of a stack. */
    Optional<StackContent> stack(String id);

    /**
     * The content of a job.
     *
     * @param lines maximum number of lines of its log: the last ones
     */
    Optional<JobContent> job(String id, int lines);

    /** The stores that gateways serve, the newest stack's first. */
    List<StoreView> stores();

    /** The store of a stack. */
    Optional<StoreView> store(String stackId);
}
