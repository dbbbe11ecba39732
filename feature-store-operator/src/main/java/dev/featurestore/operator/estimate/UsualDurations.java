package dev.featurestore.operator.estimate;

import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How long the steps of a job take, in seconds at OCI. Before the job: between OCI's usual time and that in earlier jobs of the stack. Then
 * corrected by the steps that have ended: by those of the same type, and by all of them, because a job may be slower or faster as a whole.
 * The constants are the best of a few that were compared in the benchmark {@code Estimates}.
 */
final class UsualDurations {

    /** Weight of an earlier job against the usual time: what was slow in it was so in part by chance. */
    private static final double WEIGHT_OF_HISTORY = 0.6;

    /** Weight of what is expected of a type that is known from earlier jobs, in steps of this job. */
    private static final double WEIGHT_OF_TYPE = 1;

    /** Weight of what is expected of the whole job; a type that has ended weighs the square root of its seconds. */
    private static final double WEIGHT_OF_JOB = 5;

    /** A log has whole seconds. */
    private static final double SHORTEST = 0.5;

    private final ToDoubleFunction<StepType> table;
    private final Map<String, Double> history;
    private final TypeDurations ended;
    private final double unit;
    private final double whole;

    /**
     * The durations at some time of a job.
     *
     * @param table the usual ones
     * @param history the mean durations of earlier jobs, by {@link StepType#text}, as their logs have them
     * @param ended those of the steps of this job that have ended
     * @param unit what a second of a log is at OCI
     */
    UsualDurations(ToDoubleFunction<StepType> table, Map<String, Double> history, TypeDurations ended, double unit) {
        this.table = table;
        this.history = history;
        this.ended = ended;
        this.unit = unit;
        this.whole = whole();
    }

    /** How much slower the job is than expected: the weighted geometric mean of its types. */
    private double whole() {
        double[] sums = {0, WEIGHT_OF_JOB};
        ended.forEach((type, sum) -> {
            double weight = Math.sqrt(before(type));
            sums[0] += weight * Math.log(Math.max(SHORTEST, sum.mean() * unit) / before(type));
            sums[1] += weight;
        });
        return Math.exp(sums[0] / sums[1]);
    }

    /** The seconds that a step takes. */
    double seconds(PlannedStep step) {
        StepType type = step.type();
        double expected = before(type) * whole;
        Optional<TypeDurations.Sum> same = ended.of(type);
        if (same.isEmpty()) {
            return expected;
        }
        double weight = history.containsKey(type.text()) ? WEIGHT_OF_TYPE : 0;
        return (weight * expected + same.get().seconds() * unit)
                / (weight + same.get().count());
    }

    /** What is expected before the job. */
    private double before(StepType type) {
        Double known = history.get(type.text());
        double usual = table.applyAsDouble(type);
        return known == null ? usual : usual * Math.pow(Math.max(SHORTEST, known * unit) / usual, WEIGHT_OF_HISTORY);
    }
}
