package dev.featurestore.emulator.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The end of a job's log.
 *
 * @param size number of all its lines
 * @param errors number of all lines that report errors
 * @param firstErrors the first of the lines that report errors
 * @param last the last lines
 * @param plan the line that counts the planned changes
 * @param result the line that counts the changes made
 */
public record LogView(
        int size, int errors, List<Line> firstErrors, List<Line> last, Optional<String> plan, Optional<String> result) {

    public LogView {
        firstErrors = List.copyOf(firstErrors);
        last = List.copyOf(last);
    }

    /**
     * A line.
     *
     * @param number its number, from 1
     * @param time its time
     * @param error whether it reports an error
     * @param text its text
     */
    public record Line(int number, Instant time, boolean error, String text) {}
}
