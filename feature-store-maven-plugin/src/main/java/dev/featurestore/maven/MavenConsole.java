package dev.featurestore.maven;

import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.report.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.maven.plugin.logging.Log;

/** Lines to Maven's log. */
record MavenConsole(Log log, Commands commands) implements Console {

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

    /** Past {@code System.out}, before whose lines Maven 4 puts a prefix. It is never closed: it is the process's own. */
    @Override
    public void verbatim(String line) {
        System.out.flush();
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println(line);
    }
}
