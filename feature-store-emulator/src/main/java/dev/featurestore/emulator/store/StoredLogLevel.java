package dev.featurestore.emulator.store;

/** Resource Manager's levels of log entries, from the least grave. */
public enum StoredLogLevel {
    /** Finest detail. */
    TRACE,
    /** Detail for those who look for a fault. */
    DEBUG,
    /** Ordinary output. */
    INFO,
    /** A warning. */
    WARN,
    /** An error. */
    ERROR,
    /** An error that ends everything. */
    FATAL
}
