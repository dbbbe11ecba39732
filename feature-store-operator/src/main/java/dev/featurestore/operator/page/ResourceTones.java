package dev.featurestore.operator.page;

import dev.featurestore.operator.plan.ResourceChange;
import dev.featurestore.operator.plan.TerraformPlan;
import dev.featurestore.operator.summary.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What happens, or happened, to each resource of a run that the run knows of. */
final class ResourceTones {

    private final Map<String, Tone> tones = new LinkedHashMap<>();

    private ResourceTones() {}

    /**
     * The resources by their addresses.
     *
     * @param report the report of the run
     * @param trace what the run saw
     */
    static Map<String, Tone> of(Fields report, RunTrace trace) {
        ResourceTones of = new ResourceTones();
        boolean planOnly = report.required("operation").equals("PLAN");
        trace.plan().ifPresent(plan -> of.planned(plan, planOnly));
        if (!planOnly) {
            of.reported(report);
            of.worked(trace, report.at("failure").text("address"));
        }
        return of.tones;
    }

    private void planned(TerraformPlan plan, boolean planOnly) {
        plan.unchanged().forEach(address -> tones.put(address, Tone.UNCHANGED));
        for (ResourceChange change : plan.changes()) {
            tones.put(change.address(), planOnly ? Tone.of(change.action()) : Tone.OPEN);
        }
    }

    private void reported(Fields report) {
        for (Fields resource : report.list("resources")) {
            tones.put(
                    resource.required("address"),
                    switch (resource.text("action").orElse("destroyed")) {
                        case "created" -> Tone.CREATED;
                        case "changed" -> Tone.CHANGED;
                        default -> Tone.DESTROYED;
                    });
        }
        report.texts("remaining").forEach(address -> tones.put(address, Tone.REMAINING));
    }

    private void worked(RunTrace trace, Optional<String> failed) {
        Map<String, Tone> worked = new LinkedHashMap<>();
        for (RunTrace.Work work : trace.works()) {
            Tone tone = work.action()
                    .map(Tone::of)
                    .orElse(failed.filter(work.address()::equals).isPresent() ? Tone.FAILED : Tone.OPEN);
            worked.merge(work.address(), tone, ResourceTones::both);
        }
        tones.putAll(worked);
        failed.ifPresent(address -> tones.put(address, Tone.FAILED));
    }

    /** What happened to a resource in two steps. */
    private static Tone both(Tone first, Tone second) {
        boolean replaced = (first == Tone.DESTROYED && second == Tone.CREATED)
                || (first == Tone.CREATED && second == Tone.DESTROYED);
        return replaced ? Tone.REPLACED : second;
    }
}
