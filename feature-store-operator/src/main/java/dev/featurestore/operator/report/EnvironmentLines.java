package dev.featurestore.operator.report;

import dev.featurestore.operator.config.Environment;
import dev.featurestore.operator.failure.FeatureStoreException;

/** Names the environment of a run in its first line, and in its last line or its failure. */
public record EnvironmentLines(Environment environment) {

    /** The first line. */
    public String first() {
        return named();
    }

    /**
     * The last line of a run that succeeded.
     *
     * @param goal the word of the goal
     */
    public String last(String goal) {
        return named() + ": " + goal + " completed.";
    }

    /** The failure of the run. */
    public FeatureStoreException failure(FeatureStoreException failure) {
        return failure.after(named() + ": ");
    }

    private String named() {
        return "Environment " + environment.name();
    }
}
