package dev.featurestore.maven.image;

import dev.featurestore.operator.text.DebugLog;
import java.util.List;

/** Receives the progress and the log of a build, possibly from several threads. */
public interface BuildListener extends DebugLog {

    /**
     * Receives the progress.
     *
     * @param done completed part, from 0 to 1
     * @param tasks the unfinished tasks
     */
    void at(double done, List<String> tasks);

    /** Receives a line of the log. */
    void info(String line);

    /** Receives a warning. */
    void warn(String line);
}
