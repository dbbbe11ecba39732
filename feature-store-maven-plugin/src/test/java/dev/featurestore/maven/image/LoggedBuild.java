package dev.featurestore.maven.image;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Keeps the log of a build. */
final class LoggedBuild implements BuildListener {

    private final List<String> infos = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    List<String> infos() {
        return infos;
    }

    List<String> warnings() {
        return warnings;
    }

    @Override
    public void at(double done, List<String> tasks) {
        // Not needed.
    }

    @Override
    public void info(String line) {
        infos.add(line);
    }

    @Override
    public void warn(String line) {
        warnings.add(line);
    }

    @Override
    public void debug(Supplier<String> line) {
        // Not needed.
    }
}
