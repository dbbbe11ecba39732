package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.engine.LogSink;
import java.util.List;

/**
 * A log that keeps only errors.
 *
 * @param errors receives the lines of errors
 */
record ErrorsOnly(List<String> errors) implements LogSink {

    @Override
    public void info(String line) {}

    @Override
    public void error(String line) {
        errors.add(line);
    }
}
