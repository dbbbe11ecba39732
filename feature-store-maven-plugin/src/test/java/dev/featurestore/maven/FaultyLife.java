package dev.featurestore.maven;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The life of one stack, from its first apply to the plan after its end, whose goals have a fault.
 *
 * @param flows those that have the fault; the others are run if these need them
 */
record FaultyLife(String often, String fault, int request, Set<Flow> flows, Faults faults, ReliabilityPage observed) {

    /** When a goal has faults, and how it may end. */
    interface Faults {

        /** What happens, for the page. */
        String words();

        /** Maximum time to repeat a request. */
        Duration retry();

        /** Maximum time of a goal. */
        Duration longest();

        /** Gives a goal its faults. Called in the thread that runs the goal. */
        Trigger arm(WatchedCloud watched);

        /**
         * Checks how a goal ended.
         *
         * @param request the first request with a fault
         */
        void check(FaultyRun.End end, String request);
    }

    /** The first request with a fault. */
    interface Trigger {

        /** Its number from 1; 0 if there was none. */
        int hit();
    }

    String name() {
        return (often + "-" + fault + "-" + request + "-"
                        + (flows.size() == 1 ? flows.iterator().next() : "all"))
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }

    /** Runs the goals; a life ends at the first problem. */
    List<String> problems(CidrProject project) {
        List<String> problems = new ArrayList<>();
        for (Flow flow : Flow.values()) {
            try {
                if (flows.contains(flow)) {
                    faulty(project, flow);
                } else if (isNeeded(flow)) {
                    flow.run(project, project.endpoint(), faults.retry(), flow.prepare(project));
                }
            } catch (IOException | RuntimeException | AssertionError e) {
                problems.add(name() + ", " + flow + ": " + e);
                break;
            }
        }
        return problems;
    }

    private boolean isNeeded(Flow flow) {
        boolean isPlan = flows.equals(Set.of(Flow.PLAN));
        return !isPlan && (flow == Flow.FIRST_APPLY || (flow == Flow.DESTROY && flows.contains(Flow.PLAN)));
    }

    private void faulty(CidrProject project, Flow flow) throws IOException {
        List<Trigger> armed = new ArrayList<>();
        FaultyRun.End end = new FaultyRun(project, flow, faults.retry(), faults.longest())
                .make(watched -> armed.add(faults.arm(watched)));
        int hit = armed.get(0).hit();
        if (hit > 0) {
            faults.check(end, end.targets().get(hit - 1));
            observed.add(faults.words(), flow, end.words(hit));
        }
    }
}
