package dev.featurestore.operator.joblog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the lines of a job's log, and collects the finished resources, the first error and the failed conditions.
 *
 * <p>The lines are those of Terraform 1.5 and later, without color. Errors and warnings stand in Terraform's box of
 * line-drawing characters or without it.
 */
public final class TerraformLog {

    /** Lines with which the initialization, the plan and the end of a job start. */
    private static final Pattern CHATTER = Pattern.compile("Initializing .*\\.\\.\\.|Acquiring state lock\\..*"
            + "|(Terraform|OpenTofu) (used the selected|will perform|detected) .*"
            + "|Note: Objects have changed outside of .*|Changes to Outputs:|No changes\\. .*"
            + "|(Apply|Destroy) complete!.*");

    /** The last line of the changes. */
    private static final Pattern COMPLETE = Pattern.compile("(Apply|Destroy) complete! Resources: \\d.*");

    private static final Pattern COUNTS = Pattern.compile("Plan: \\d.*");
    private static final Pattern COUNT = Pattern.compile("(?<!\\d)(\\d{1,7}) to (?:add|change|destroy)\\b");
    private static final Pattern LOSS = Pattern.compile("  # \\S.* (must be replaced|will be (destroyed|replaced).*)");

    /** The part of the log that the next line belongs to. */
    private enum Part {
        PLAIN,
        /** An error or a warning in a box. */
        BOX,
        /** An error or a warning without a box. */
        PROBLEM,
        /** The initialization, the plan or the outputs. */
        CHATTER
    }

    private final List<DoneResource> done = new ArrayList<>();
    private final DiagnosticReader diagnostics = new DiagnosticReader();
    private Part part = Part.PLAIN;
    private int planned;

    /** Whether the changes are complete. The outputs follow, whose lines can be any text: also that of a step. */
    private boolean complete;

    /** Reads the next line. */
    public LogEvent read(String line) {
        if (part == Part.BOX && DiagnosticReader.isBoxed(line)) {
            return boxed(line);
        }
        if (DiagnosticReader.starts(line)) {
            part = DiagnosticReader.isBoxed(line) ? Part.BOX : Part.PROBLEM;
            return problem(line);
        }
        if (complete) {
            return unmarked(line);
        }
        Optional<ResourceStep> step = ResourceStep.parse(line);
        if (step.isPresent()) {
            begin(Part.PLAIN);
            return step(line, step.get());
        }
        if (line.startsWith("Plan: ") && COUNTS.matcher(line).matches()) {
            begin(Part.CHATTER);
            planned = COUNT.matcher(line)
                    .results()
                    .mapToInt(count -> Integer.parseInt(count.group(1)))
                    .sum();
            return new LogEvent.PlanCounts(line);
        }
        if (mayBeChatter(line) && CHATTER.matcher(line).matches()) {
            begin(Part.CHATTER);
            complete = COMPLETE.matcher(line).matches();
            return new LogEvent.Hidden(line);
        }
        return unmarked(line);
    }

    /** Nearly all lines of a long log are decided here, without memory for a match. */
    private static boolean mayBeChatter(String line) {
        return !line.isEmpty() && "IATONCD".indexOf(line.charAt(0)) >= 0;
    }

    private LogEvent boxed(String line) {
        LogEvent event = problem(line);
        if (line.startsWith("╵")) {
            begin(Part.PLAIN);
        }
        return event;
    }

    private LogEvent problem(String line) {
        diagnostics.read(line);
        return new LogEvent.Problem(line);
    }

    private LogEvent step(String line, ResourceStep step) {
        if (step.stage() != ResourceStep.Stage.DONE || step.isRead()) {
            return new LogEvent.Step(line, step);
        }
        done.add(DoneResource.of(step));
        return new LogEvent.ResourceDone(line, step, done.size(), Math.max(planned, done.size()));
    }

    /** A line whose kind only the lines before it show. */
    private LogEvent unmarked(String line) {
        return switch (part) {
            case BOX, PROBLEM -> problem(line);
            case CHATTER ->
                line.startsWith("  # ") && LOSS.matcher(line).matches()
                        ? new LogEvent.PlannedLoss(line)
                        : new LogEvent.Hidden(line);
            case PLAIN -> line.isBlank() ? new LogEvent.Hidden(line) : new LogEvent.Other(line);
        };
    }

    private void begin(Part next) {
        diagnostics.end();
        part = next;
    }

    /** Whether the log shows the end of Terraform: it completed, or has reported an error. */
    public boolean ended() {
        return isComplete() || diagnostics.firstError().isPresent();
    }

    /** Whether Terraform has completed, after which it does nothing. After an error it goes on with other resources. */
    public boolean isComplete() {
        return complete;
    }

    /** All finished resources. */
    public List<DoneResource> done() {
        return List.copyOf(done);
    }

    /** The first error. */
    public Optional<TerraformError> firstError() {
        return diagnostics.firstError();
    }

    /** All failed conditions, each once: the log of an apply job contains those of {@code check} blocks twice. */
    public List<FailedCheck> failedChecks() {
        return diagnostics.failedChecks();
    }
}
