package dev.featurestore.operator.problem;

/** The severity of a problem. */
public enum Severity {
    /** The run fails until it is fixed. */
    ERROR,
    /** Probably a mistake, but the run continues. */
    WARNING
}
