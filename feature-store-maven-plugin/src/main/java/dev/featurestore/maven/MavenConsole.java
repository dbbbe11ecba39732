package dev.featurestore.maven;

import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.text.OneLine;
import dev.featurestore.operator.words.LineWidth;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.maven.plugin.logging.Log;

/** Lines to Maven's log. */
record MavenConsole(Log log, Commands commands) implements Console {

    @Override
    public void info(String line) {
        log.info(OneLine.of(line));
    }

    @Override
    public void warn(String line) {
        log.warn(OneLine.of(line));
    }

    @Override
    public void error(String line) {
        log.error(OneLine.of(line));
    }

    @Override
    public void debug(Supplier<String> line) {
        if (log.isDebugEnabled()) {
            log.debug(OneLine.of(line.get()));
        }
    }

    @Override
    public boolean isDebug() {
        return log.isDebugEnabled();
    }

    /** With {@code -X} lines are not cut. */
    @Override
    public LineWidth width() {
        return log.isDebugEnabled()
                ? LineWidth.UNLIMITED
                : new LineWidth(LineWidth.LOG.columns(), charset().newEncoder().canEncode('…') ? "…" : "...");
    }

    /** The character set of standard output. Source: the JDK's system property {@code stdout.encoding}, since 19. */
    static Charset charset() {
        return Stream.of("stdout.encoding", "sun.stdout.encoding")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .filter(Charset::isSupported)
                .findFirst()
                .map(Charset::forName)
                .orElse(Charset.defaultCharset());
    }

    /** Not through {@code System.out}, because Maven 4 adds a prefix to its lines. Never closed: it is standard output. */
    @Override
    public void verbatim(String line) {
        System.out.flush();
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println(line);
    }

    /** Exact with {@code -q}, for programs; escaped if it goes to a terminal or is part of a log. */
    @Override
    public void value(String value) {
        verbatim(log.isInfoEnabled() || ConsoleTerminal.isAvailable() ? OneLine.of(value) : value);
    }
}
