package dev.featurestore.operator.estimate;

import dev.featurestore.operator.joblog.DoneResource;
import dev.featurestore.operator.joblog.ResourceStep;
import dev.featurestore.operator.plan.ResourceChange;
import dev.featurestore.operator.plan.TerraformPlan;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The steps of a plan, from its lines in a log, as Terraform 1.5 prints them, or from its JSON. */
final class PlannedSteps {

    private static final Pattern LINE = Pattern.compile(
            "  # ([^\\s(].*?) (?:will be (created|updated in-place|destroyed|replaced).*|.*must be replaced)");

    private static final String CREATED_FIRST = "+/- resource ";

    private final Set<PlannedStep> steps = new LinkedHashSet<>();
    private final Set<String> createdFirst = new TreeSet<>();
    private String last = "";

    /** The steps of a plan. */
    static PlannedSteps of(TerraformPlan plan) {
        PlannedSteps planned = new PlannedSteps();
        for (ResourceChange change : plan.changes()) {
            switch (change.action()) {
                case CREATE -> planned.add(change.address(), DoneResource.Action.CREATED);
                case UPDATE -> planned.add(change.address(), DoneResource.Action.CHANGED);
                case DESTROY -> planned.add(change.address(), DoneResource.Action.DESTROYED);
                case REPLACE -> {
                    planned.replace(change.address());
                    if (change.createdFirst()) {
                        planned.createdFirst.add(change.address());
                    }
                }
                case STATE -> {
                    // Terraform only changes its state, which takes no time.
                }
            }
        }
        return planned;
    }

    /** Reads a line of the log; most lines are about no resource. */
    void read(String line) {
        if (line.startsWith(CREATED_FIRST)) {
            createdFirst.add(last);
            return;
        }
        if (!line.startsWith("  # ")) {
            return;
        }
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches()) {
            last = ResourceStep.withoutObject(matcher.group(1));
            String action = matcher.group(2) == null ? "replaced" : matcher.group(2);
            switch (action) {
                case "created" -> add(last, DoneResource.Action.CREATED);
                case "updated in-place" -> add(last, DoneResource.Action.CHANGED);
                case "destroyed" -> add(last, DoneResource.Action.DESTROYED);
                default -> replace(last);
            }
        }
    }

    private void replace(String address) {
        add(address, DoneResource.Action.DESTROYED);
        add(address, DoneResource.Action.CREATED);
    }

    private void add(String address, DoneResource.Action action) {
        steps.add(new PlannedStep(address, action));
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /** All steps, in the order of the plan. */
    Set<PlannedStep> steps() {
        return Set.copyOf(steps);
    }

    /** Whether the new resource is created before the one that it replaces is destroyed. */
    boolean isCreatedFirst(String address) {
        return createdFirst.contains(address);
    }
}
