package dev.featurestore.emulator.engine;

/** The operations of Resource Manager's jobs that an engine supports. */
public enum EngineOperation {
    /** Shows the changes of an apply, without making them. */
    PLAN,
    /** Changes the resources to match the configuration. */
    APPLY,
    /** Destroys every resource of the state. */
    DESTROY
}
