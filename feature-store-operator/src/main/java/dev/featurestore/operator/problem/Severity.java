package dev.featurestore.operator.problem;

/** How much a problem matters. */
public enum Severity {
    /** Nothing can be done before it is mended. */
    ERROR,
    /** It is probably not what was meant, but nothing keeps it from being done. */
    WARNING
}
