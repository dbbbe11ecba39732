package dev.featurestore.operator.command;

import dev.featurestore.operator.jobs.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Does, when the first job has been submitted, what the end of the run needs and would have to wait for: the job takes longer. The last of
 * the listeners, so that the others print the job before.
 */
final class WhileJobRuns implements Consumer<Event> {

    private final List<Runnable> work = new ArrayList<>();

    /** Adds work. */
    void then(Runnable one) {
        work.add(one);
    }

    @Override
    public void accept(Event event) {
        if (event instanceof Event.JobSubmitted || event instanceof Event.JobFound) {
            List<Runnable> once = List.copyOf(work);
            work.clear();
            once.forEach(WhileJobRuns::attempt);
        }
    }

    private static void attempt(Runnable one) {
        try {
            one.run();
        } catch (RuntimeException again) {
            // Following the job is more important. What the end of the run cannot do without, it does itself, and
            // reports.
        }
    }
}
