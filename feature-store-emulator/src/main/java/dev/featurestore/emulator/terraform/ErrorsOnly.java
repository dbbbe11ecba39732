package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.engine.JobLog;
import java.util.List;

/**
 * A log that nobody reads, unless what is done fails.
 *
 * @param errors gets the lines of errors
 */
record ErrorsOnly(List<String> errors) implements JobLog {

    @Override
    public void info(String line) {}

    @Override
    public void error(String line) {
        errors.add(line);
    }
}
