package dev.featurestore.operator.report;

import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.upgrade.UpgradeWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Records the jobs of an upgrade, for reports. */
final class UpgradeRecord implements Consumer<Event> {

    private final List<Map<String, Object>> jobs = new ArrayList<>();
    private Event.@Nullable UpgradeStep step;

    @Override
    public void accept(Event event) {
        if (event instanceof Event.UpgradeStep begun) {
            step = begun;
        } else if (event instanceof Event.JobSubmitted submitted && step != null) {
            Map<String, Object> job = new LinkedHashMap<>();
            job.put("step", step.number());
            job.put("of", step.of());
            job.put("title", UpgradeWords.step(step.from(), step.to()));
            job.put("job", submitted.job().id());
            jobs.add(job);
            step = null;
        }
    }

    /** The jobs, in their order. */
    List<Map<String, Object>> jobs() {
        return List.copyOf(jobs);
    }
}
