package dev.featurestore.emulator.engine;

/** Receives a job's log, one line at a time and without line ends. */
public interface JobLog {

    /** Takes a line of ordinary output; empty lines count. */
    void info(String line);

    /** Takes a line of an error's text. */
    void error(String line);
}
