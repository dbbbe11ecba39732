package dev.featurestore.maven;

import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.words.LineWidth;
import java.util.function.Supplier;

/**
 * Lines of one of several runs at once: each starts with the run's label, and there is no live block. Lines for programs are not
 * changed.
 */
record LabeledConsole(String label, Console log) implements Console {

    @Override
    public void info(String line) {
        log.info(labeled(line));
    }

    @Override
    public void warn(String line) {
        log.warn(labeled(line));
    }

    @Override
    public void error(String line) {
        log.error(labeled(line));
    }

    @Override
    public void debug(Supplier<String> line) {
        log.debug(() -> labeled(line.get()));
    }

    private String labeled(String line) {
        return prefix() + line;
    }

    private String prefix() {
        return "[" + label + "] ";
    }

    @Override
    public boolean isDebug() {
        return log.isDebug();
    }

    @Override
    public LineWidth width() {
        LineWidth whole = log.width();
        return whole.isUnlimited() ? whole : whole.withColumns(whole.columns() - prefix().length());
    }

    @Override
    public Commands commands() {
        return log.commands();
    }

    @Override
    public void verbatim(String line) {
        log.verbatim(line);
    }

    @Override
    public void value(String value) {
        log.value(value);
    }
}
