package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.failure.FeatureStoreException;
import java.time.Instant;

/** The options of a subcommand, which run it. */
public interface Arguments {

    /** The options that all subcommands have. */
    CommonArguments common();

    /** Whether a program reads standard output, which then has nothing but the document or value. */
    default boolean isForPrograms() {
        return false;
    }

    /** Runs the subcommand. */
    void run(RunContext context);

    /**
     * Writes the report of a run that failed before its command could, as after a missing configuration.
     *
     * @param begun when the run began
     */
    default void failed(RunContext context, FeatureStoreException failure, Instant begun) {}
}
