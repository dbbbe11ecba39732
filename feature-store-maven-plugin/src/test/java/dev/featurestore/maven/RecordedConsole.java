package dev.featurestore.maven;

import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.text.OneLine;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps the lines that a user would see, and calls whoever waits for one. */
final class RecordedConsole implements Console {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> documents = new CopyOnWriteArrayList<>();
    private Consumer<String> onLine = line -> {};

    void onLine(Consumer<String> listener) {
        onLine = listener;
    }

    List<String> lines() {
        return lines;
    }

    String text() {
        return String.join("\n", lines);
    }

    /** Those of them that are for programs. */
    List<String> documents() {
        return documents;
    }

    @Override
    public void info(String line) {
        add(OneLine.of(line));
    }

    private void add(String line) {
        lines.add(line);
        onLine.accept(line);
    }

    @Override
    public void warn(String line) {
        info(line);
    }

    @Override
    public void error(String line) {
        info(line);
    }

    @Override
    public void verbatim(String line) {
        documents.add(line);
        add(line);
    }
}
