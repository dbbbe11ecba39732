package dev.featurestore.operator.report;

/** Where lines for a person go: Maven's log, or a container's standard output. */
public interface Console {
    /** A line that tells what happens. */
    void info(String line);

    /** A line that somebody should look at. */
    void warn(String line);

    /** A line that tells what is wrong. */
    void error(String line);

    /** A line for a program: to standard output, by itself and exactly as it is. */
    void verbatim(String line);
}
