package dev.featurestore.benchmarks;

import java.util.Locale;

/**
 * A measured value beside its goal.
 *
 * @param work what was measured
 * @param measured the value
 * @param goal the largest value that meets the goal
 * @param unit unit of both, with the space before it if there is one
 */
record Goal(String work, double measured, double goal, String unit) {

    /** Times of the empty build of the same run. */
    static Goal times(String work, Measured measured, Measured empty, double goal) {
        return new Goal(work, (double) measured.millis() / empty.millis(), goal, " x the empty build");
    }

    /** Milliseconds in excess of the empty build of the same run. */
    static Goal beyond(String work, long millis, Measured empty, long goal) {
        return new Goal(work, millis - empty.millis(), goal, " ms beyond the empty build");
    }

    static Goal mebibytes(String work, Measured measured, long goal) {
        return new Goal(work, measured.peakMib(), goal, " MiB peak");
    }

    void print() {
        String number = measured == Math.rint(measured) && goal == Math.rint(goal) ? "%.0f" : "%.2f";
        System.out.println(String.format(
                Locale.ROOT,
                "  %-44s " + number + "%s, goal " + number + ": %s",
                work,
                measured,
                unit,
                goal,
                measured <= goal ? "met" : "missed"));
    }
}
