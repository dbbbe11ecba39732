package dev.featurestore.emulator.store;

/** Resource Manager's levels of log entries, in ascending order of severity. */
public enum StoredLogLevel {
    /** Finest detail. */
    TRACE,
    /** Detail for the search for a fault. */
    DEBUG,
    /** Normal output. */
    INFO,
    /** A warning. */
    WARN,
    /** An error. */
    ERROR,
    /** An error that ends the job. */
    FATAL
}
