package dev.featurestore.maven;

import dev.featurestore.operator.report.Console;
import org.apache.maven.plugin.logging.Log;

/** Lines to Maven's log. */
record MavenConsole(Log log) implements Console {

    @Override
    public void info(String line) {
        log.info(line);
    }

    @Override
    public void warn(String line) {
        log.warn(line);
    }

    @Override
    public void error(String line) {
        log.error(line);
    }
}
