package dev.featurestore.emulator.engine;

/** What a job does: the operations of Resource Manager that an engine knows. */
public enum JobOperation {
    /** Shows what an apply would change; changes nothing. */
    PLAN,
    /** Makes the resources what the configuration says. */
    APPLY,
    /** Destroys every resource of the state. */
    DESTROY
}
