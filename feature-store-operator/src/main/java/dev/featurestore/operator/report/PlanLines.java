package dev.featurestore.operator.report;

import dev.featurestore.operator.deploy.Event;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Shows the events of a plan: as {@link EventLines}, but without blank lines, what is read, and what Terraform tells of the plan, which
 * is told from its JSON in the end.
 */
public final class PlanLines implements Consumer<Event> {

    private static final Pattern READ =
            Pattern.compile("\\S.*: (Refreshing state|Reading|Still reading|Read complete).*");
    private static final Pattern BEGIN =
            Pattern.compile("Terraform used the selected providers .*|Terraform will perform the following actions:"
                    + "|Changes to Outputs:|No changes\\. .*|OpenTofu (used|will) .*");
    private static final Pattern END = Pattern.compile("Plan: \\d.*|(╷|Warning: |Error: ).*");

    private final EventLines lines;
    private boolean inPlan;

    public PlanLines(Console console) {
        this.lines = new EventLines(console);
    }

    @Override
    public void accept(Event event) {
        if (!(event instanceof Event.LogLine line) || shows(line.text())) {
            lines.accept(event);
        }
    }

    private boolean shows(String line) {
        if (line.isBlank() || READ.matcher(line).matches()) {
            return false;
        }
        boolean ends = inPlan && END.matcher(line).matches();
        inPlan = (inPlan && !ends) || BEGIN.matcher(line).matches();
        return !inPlan && !line.startsWith("Plan: ");
    }
}
