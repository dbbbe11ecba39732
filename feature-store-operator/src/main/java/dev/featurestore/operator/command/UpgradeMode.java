package dev.featurestore.operator.command;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;

/** How an apply replaces the container instances that get the calls. */
public enum UpgradeMode {
    /** In several jobs: calls are switched to a new version only after it has answered. */
    ROLLING("rolling"),
    /** In one job: calls fail while the new container instances start. */
    IN_PLACE("inPlace");

    private final String word;

    UpgradeMode(String word) {
        this.word = word;
    }

    /** Its name in parameters. */
    public String word() {
        return word;
    }

    /**
     * The mode of a name.
     *
     * @throws FeatureStoreException {@code INVALID_PARAMETER} if the name is not allowed
     */
    public static UpgradeMode named(String word) {
        for (UpgradeMode mode : values()) {
            if (mode.word.equals(word)) {
                return mode;
            }
        }
        throw FeatureStoreException.of(
                FailureCode.INVALID_PARAMETER,
                "featurestore.upgrade: must be one of rolling, inPlace, but is \"" + word + "\"",
                "Set rolling to upgrade without downtime, or inPlace for a single job during which calls fail");
    }
}
