package dev.featurestore.operator.joblog;

import java.util.regex.Pattern;

/**
 * Decides which lines of a job's log are shown while the job runs. The lines of the initialization, the plan and the outputs
 * are hidden: the summary of the plan and the end of the goal have them.
 *
 * <p>The lines are those of Terraform 1.5 and later, without color. Unknown lines are shown.
 */
public final class ShortLog {

    /** The kind of a line. */
    public enum Kind {
        /** Part of an error or a warning. */
        PROBLEM,
        /** Terraform starts, works on or has finished a resource. */
        STEP,
        /** Any other line to show. */
        OTHER,
        /** A line to hide. */
        HIDDEN
    }

    private static final Pattern PROBLEM = Pattern.compile("(╷|Error: |Warning: ).*");
    private static final Pattern INITIALIZATION = Pattern.compile("Initializing .*\\.\\.\\.|Acquiring state lock\\..*");
    private static final Pattern PLAN =
            Pattern.compile("(Terraform|OpenTofu) (used the selected|will perform|detected) .*"
                    + "|Note: Objects have changed outside of .*|Changes to Outputs:|No changes\\. .*");
    private static final Pattern COUNTS = Pattern.compile("Plan: \\d.*");
    private static final Pattern GOES = Pattern.compile("  # \\S.* (must be replaced|will be (destroyed|replaced).*)");
    private static final Pattern END = Pattern.compile("(Apply|Destroy) complete!.*");

    private enum Part {
        PLAIN,
        /** An error or a warning in Terraform's box. */
        BOX,
        /** An error or a warning without one. */
        PROBLEM,
        /** All lines except for problems and steps are hidden. */
        CHATTER
    }

    private final boolean planIsNews;
    private Part part = Part.PLAIN;

    /** @param planIsNews whether to show the summary of the plan, which is not shown elsewhere */
    public ShortLog(boolean planIsNews) {
        this.planIsNews = planIsNews;
    }

    /** The kind of the next line of the log. */
    public Kind kind(String line) {
        if (part == Part.BOX) {
            if (line.startsWith("╵")) {
                part = Part.PLAIN;
            }
            return Kind.PROBLEM;
        }
        if (PROBLEM.matcher(line).matches()) {
            part = line.startsWith("╷") ? Part.BOX : Part.PROBLEM;
            return Kind.PROBLEM;
        }
        if (ResourceStep.parse(line).isPresent()) {
            part = Part.PLAIN;
            return Kind.STEP;
        }
        boolean counts = COUNTS.matcher(line).matches();
        if (counts
                || INITIALIZATION.matcher(line).matches()
                || PLAN.matcher(line).matches()
                || END.matcher(line).matches()) {
            part = Part.CHATTER;
            return counts && planIsNews ? Kind.OTHER : Kind.HIDDEN;
        }
        if (part == Part.PROBLEM) {
            return Kind.PROBLEM;
        }
        if (part == Part.CHATTER) {
            return planIsNews && GOES.matcher(line).matches() ? Kind.OTHER : Kind.HIDDEN;
        }
        return line.isBlank() ? Kind.HIDDEN : Kind.OTHER;
    }
}
