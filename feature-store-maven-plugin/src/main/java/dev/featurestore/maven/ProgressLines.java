package dev.featurestore.maven;

import dev.featurestore.maven.image.BuildListener;
import dev.featurestore.operator.report.Console;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Logs the progress of the build of an image: at most one line a second, and only if it has changed. */
final class ProgressLines implements BuildListener {

    private static final long NANOS = 1_000_000_000L;

    private final Console console;
    private final LongSupplier nanos;
    private final Set<String> printed = new HashSet<>();
    private long last;
    private int percent = -1;

    /** @param nanos a clock of nanoseconds */
    ProgressLines(Console console, LongSupplier nanos) {
        this.console = console;
        this.nanos = nanos;
        this.last = nanos.getAsLong();
    }

    @Override
    public synchronized void at(double done, List<String> tasks) {
        long now = nanos.getAsLong();
        int reached = (int) (done * 100);
        if (now - last >= NANOS && reached > percent && reached < 100) {
            last = now;
            percent = reached;
            String task = tasks.isEmpty() ? "" : ": " + shown(tasks.get(0));
            console.info("%3d %%%s".formatted(reached, task));
        }
    }

    /** Jib names Docker for every engine. */
    private static String shown(String task) {
        return task.replaceAll(" ?sha256:[0-9a-f]{64}", "").replace("Docker daemon", "the container engine");
    }

    @Override
    public synchronized void info(String line) {
        if (printed.add(line)) {
            console.info(line);
        }
    }

    @Override
    public void debug(Supplier<String> line) {
        console.debug(line);
    }

    @Override
    public synchronized void warn(String line) {
        if (printed.add(line)) {
            console.warn(line);
        }
    }
}
