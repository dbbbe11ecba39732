package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.store.StoredJobLog;
import dev.featurestore.emulator.store.StoredLogEntry;
import dev.featurestore.emulator.store.StoredLogLevel;
import dev.featurestore.emulator.view.LogView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Reads the end of a job's log, and what in all of it is worth showing first. */
final class ShownLog {

    private static final int FIRST_ERRORS = 40;
    private static final Pattern PLAN = Pattern.compile("Plan: \\d+ to .*|No changes\\..*");
    private static final Pattern RESULT = Pattern.compile("(Apply|Destroy) complete! .*");

    /**
     * @param lines maximum number of last lines
     * @param hide removes secrets from a line
     */
    LogView of(StoredJobLog log, int lines, UnaryOperator<String> hide) {
        int size = log.size();
        int errors = 0;
        List<LogView.Line> firstErrors = new ArrayList<>();
        List<LogView.Line> last = new ArrayList<>();
        Optional<String> plan = Optional.empty();
        Optional<String> result = Optional.empty();
        for (int i = 0; i < size; i++) {
            StoredLogEntry entry = log.get(i);
            String message = entry.message();
            boolean error = entry.level().compareTo(StoredLogLevel.ERROR) >= 0;
            if (error) {
                errors++;
                if (firstErrors.size() < FIRST_ERRORS) {
                    firstErrors.add(line(i, entry, hide));
                }
            }
            if (PLAN.matcher(message).matches()) {
                plan = Optional.of(message);
            } else if (RESULT.matcher(message).matches()) {
                result = Optional.of(message);
            }
            if (i >= size - lines) {
                last.add(line(i, entry, hide));
            }
        }
        return new LogView(size, errors, firstErrors, last, plan.map(hide), result.map(hide));
    }

    private static LogView.Line line(int index, StoredLogEntry entry, UnaryOperator<String> hide) {
        return new LogView.Line(
                index + 1,
                entry.time(),
                entry.level().compareTo(StoredLogLevel.ERROR) >= 0,
                hide.apply(entry.message()));
    }
}
