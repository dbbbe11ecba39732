package dev.featurestore.operator.config;

/** What {@code apply} does with the stack. */
public enum Operation {
    /** Updates the stack if it exists, and creates it otherwise. */
    CREATE,
    /** Updates the stack, which must exist. */
    UPDATE
}
