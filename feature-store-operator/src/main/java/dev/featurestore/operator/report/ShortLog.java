package dev.featurestore.operator.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chooses the lines of a job's log that a person reads while it goes on. Left out are the attributes of what is made,
 * read or destroyed (of what changes, those that do not), and the outputs, which a deployment ends with.
 *
 * <p>The lines are those of Terraform 1.5 and later, without colour. What is not recognised is shown.
 */
final class ShortLog {

    /** Where the plan begins to show what is in a resource: a sign of what is done to it, its block, a brace. */
    private static final Pattern BODY =
            Pattern.compile("\\s*(\\+|-|~|<=|-/\\+|\\+/-) (?:resource|data) \"[^\"]+\".*\\{");

    private static final String BODY_END = "    }";

    /** What a new resource has in place of what the old one had: not what anybody changed. */
    private static final String KNOWN_LATER = "-> (known after apply)";

    private enum Part {
        PLAIN,
        /** What is made, read or destroyed. */
        WHOLE_BODY,
        /** What is changed or replaced. */
        CHANGED_BODY,
        OUTPUT_CHANGES,
        OUTPUTS
    }

    private Part part = Part.PLAIN;
    private boolean applied;
    private boolean blankWelcome;

    /** Whether the next line of the log is shown. */
    boolean shows(String line) {
        boolean shown = line.isBlank() ? showsBlank() : showsText(line);
        if (!line.isBlank()) {
            blankWelcome = shown && !line.startsWith("  # ");
        } else if (shown) {
            blankWelcome = false;
        }
        return shown;
    }

    private boolean showsBlank() {
        if (part == Part.OUTPUT_CHANGES) {
            part = Part.PLAIN;
        }
        return part == Part.PLAIN && blankWelcome;
    }

    private boolean showsText(String line) {
        switch (part) {
            case WHOLE_BODY, CHANGED_BODY -> {
                boolean changes = part == Part.CHANGED_BODY
                        && (line.contains("# forces") || (line.contains(" -> ") && !line.endsWith(KNOWN_LATER)));
                if (line.equals(BODY_END)) {
                    part = Part.PLAIN;
                }
                return changes;
            }
            case OUTPUT_CHANGES -> {
                if (line.startsWith(" ")) {
                    return false;
                }
                part = Part.PLAIN;
            }
            case OUTPUTS -> {
                if (!line.startsWith("╷") && !line.startsWith("Error: ") && !line.startsWith("Warning: ")) {
                    return false;
                }
                part = Part.PLAIN;
            }
            case PLAIN -> {
                // As below.
            }
        }
        applied |= line.startsWith("Apply complete!");
        Matcher body = BODY.matcher(line);
        if (body.matches()) {
            part = body.group(1).contains("~") || body.group(1).contains("/") ? Part.CHANGED_BODY : Part.WHOLE_BODY;
        } else if (line.equals("Changes to Outputs:")) {
            part = Part.OUTPUT_CHANGES;
        } else if (applied && line.equals("Outputs:")) {
            part = Part.OUTPUTS;
        }
        return part == Part.PLAIN;
    }
}
