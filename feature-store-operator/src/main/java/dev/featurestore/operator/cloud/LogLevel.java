package dev.featurestore.operator.cloud;

/** Levels of a job's log, as Resource Manager names them, the most verbose first. */
public enum LogLevel {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    FATAL
}
