package dev.featurestore.operator.joblog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the errors and warnings in a job's log, and keeps the first error and the failed conditions.
 *
 * <p>The memory that it needs does not grow with the length of an error: one without a box has no end but the next line that
 * is known not to be of it.
 */
final class DiagnosticReader {

    private static final Pattern START = Pattern.compile("(Error|Warning): (.+)");
    private static final Pattern BOX_OR_START = Pattern.compile("╷.*|(│ *)?(Error|Warning): .*");

    private final Set<FailedCheck> failedChecks = new LinkedHashSet<>();
    private @Nullable LoggedDiagnostic firstError;
    private @Nullable LoggedDiagnostic current;

    /** Whether a line outside of errors and warnings starts one. */
    static boolean starts(String line) {
        return mayStart(line) && BOX_OR_START.matcher(line).matches();
    }

    /** Nearly all lines of a long log are decided here, without memory for a match. */
    private static boolean mayStart(String line) {
        return line.startsWith("╷")
                || line.startsWith("│")
                || line.startsWith("Error: ")
                || line.startsWith("Warning: ");
    }

    /** Whether a line is part of Terraform's box around an error or a warning. */
    static boolean isBoxed(String line) {
        return line.startsWith("╷") || line.startsWith("│") || line.startsWith("╵");
    }

    /** Reads the next line of an error or a warning. */
    void read(String line) {
        String text = line.startsWith("│") ? line.substring(1).strip() : line.strip();
        Matcher start = START.matcher(text);
        if (start.matches()) {
            end();
            current = new LoggedDiagnostic(start.group(1).equals("Error"), start.group(2));
            if (firstError == null && current.isError()) {
                firstError = current;
            }
        } else if (text.startsWith("╵")) {
            end();
        } else if (current != null) {
            current.read(text);
        }
    }

    /** The next line is not part of the error or warning. */
    void end() {
        if (current != null) {
            current.failedCheck().ifPresent(failedChecks::add);
            current = null;
        }
    }

    Optional<TerraformError> firstError() {
        return Optional.ofNullable(firstError).map(LoggedDiagnostic::error);
    }

    List<FailedCheck> failedChecks() {
        end();
        return List.copyOf(failedChecks);
    }
}
