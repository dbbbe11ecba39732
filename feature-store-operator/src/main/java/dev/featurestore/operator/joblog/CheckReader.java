package dev.featurestore.operator.joblog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects the failed conditions from a job's log. Terraform wraps messages at the width of its terminal, or at 78
 * characters without one, but never within a word.
 */
final class CheckReader {

    private static final Pattern START = Pattern.compile("(Error|Warning): (.+)");
    private static final Pattern PLACE = Pattern.compile("on (\\S+) line (\\d+)\\b.*");
    private static final Pattern RULE =
            Pattern.compile("This was checked by the validation rule at (\\S+?):(\\d+),\\d+-.*");
    private static final Set<String> SUMMARIES = Set.of(
            "Invalid value for variable",
            "Resource precondition failed",
            "Resource postcondition failed",
            "Module output value precondition failed",
            "Check block assertion failed");

    private final List<FailedCheck> found = new ArrayList<>();
    private @Nullable Diagnostic current;

    /** A diagnostic that is being read. */
    private static final class Diagnostic {
        private final boolean error;
        private final String summary;
        private final List<StringBuilder> paragraphs = new ArrayList<>();
        private String file = "";
        private int line;
        private boolean inParagraph;

        Diagnostic(boolean error, String summary) {
            this.error = error;
            this.summary = summary;
        }

        void read(String text) {
            Matcher place = PLACE.matcher(text);
            if (file.isEmpty()) {
                if (place.matches()) {
                    file = place.group(1);
                    line = Integer.parseInt(place.group(2));
                }
            } else if (text.isEmpty()) {
                inParagraph = false;
            } else if (inParagraph) {
                paragraphs.get(paragraphs.size() - 1).append(' ').append(text);
            } else if (!TerraformLog.isSource(text)) {
                paragraphs.add(new StringBuilder(text));
                inParagraph = true;
            }
        }

        FailedCheck finished() {
            String message = paragraphs.isEmpty() ? "" : paragraphs.get(0).toString();
            for (StringBuilder paragraph : paragraphs) {
                Matcher rule = RULE.matcher(paragraph);
                if (rule.matches()) {
                    // The error itself is placed where the variable is set, for a module at its call.
                    return new FailedCheck(
                            error, summary, message, rule.group(1), Integer.parseInt(rule.group(2)), true);
                }
            }
            return new FailedCheck(error, summary, message, file, line, false);
        }
    }

    /** Takes the next line, without the box around it. */
    void read(String text) {
        Matcher start = START.matcher(text);
        if (start.matches()) {
            finish();
            current = SUMMARIES.contains(start.group(2))
                    ? new Diagnostic(start.group(1).equals("Error"), start.group(2))
                    : null;
        } else if (text.startsWith("╵")) {
            finish();
        } else if (current != null) {
            current.read(text);
        }
    }

    /** All failed conditions, each once: the log of an apply job contains those of {@code check} blocks twice. */
    List<FailedCheck> found() {
        finish();
        return found.stream().distinct().toList();
    }

    private void finish() {
        if (current != null && !current.file.isEmpty()) {
            found.add(current.finished());
        }
        current = null;
    }
}
