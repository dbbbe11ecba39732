package dev.featurestore.operator.policy;

/** Which statements are written. */
public enum PolicyScope {
    /** Those that the configuration needs. */
    NEEDED,
    /** All that are published for the feature store, and those that the configuration needs beyond them. */
    PUBLISHED
}
