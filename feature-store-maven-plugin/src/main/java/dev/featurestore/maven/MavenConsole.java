package dev.featurestore.maven;

import dev.featurestore.operator.report.Console;
import org.apache.maven.plugin.logging.Log;

/** Lines to Maven's log, with commands in them as they can be typed. */
record MavenConsole(Log log, Commands commands) implements Console {

    @Override
    public void info(String line) {
        log.info(commands.spelt(line));
    }

    @Override
    public void warn(String line) {
        log.warn(commands.spelt(line));
    }

    @Override
    public void error(String line) {
        log.error(commands.spelt(line));
    }
}
