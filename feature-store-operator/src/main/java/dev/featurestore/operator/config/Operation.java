package dev.featurestore.operator.config;

/** What {@code apply} does with the stack. */
public enum Operation {
    /** Makes it, or brings it up to date if it is there already. */
    CREATE,
    /** Brings it up to date; it must be there. */
    UPDATE
}
