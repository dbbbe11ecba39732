package dev.featurestore.operator.policy;

/** Which statements to write. */
public enum PolicyScope {
    /** The statements that the configuration needs. */
    NEEDED,
    /** All statements that Oracle publishes for the feature store, and others that the configuration needs. */
    PUBLISHED
}
