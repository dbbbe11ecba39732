package dev.featurestore.emulator.engine;

/** Receives a job's log, one line at a time and without line ends. */
public interface LogSink {

    /** Receives a line of normal output; it may be empty. */
    void info(String line);

    /** Receives a line of an error. */
    void error(String line);
}
