package dev.featurestore.operator.estimate;

import dev.featurestore.operator.joblog.LogEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** How long the steps of a job took, by what was done to which type of resource; in seconds, as its log has them. */
final class TypeDurations {

    /**
     * The durations of the same steps of a type.
     *
     * @param count number of steps
     * @param seconds their sum
     */
    record Sum(int count, double seconds) {

        double mean() {
            return seconds / count;
        }

        private Sum plus(Sum other) {
            return new Sum(count + other.count, seconds + other.seconds);
        }
    }

    private final Map<StepType, Sum> sums = new HashMap<>();

    /** Adds the step of a line of a log, if it reports its end. */
    void read(LogEvent event) {
        if (event instanceof LogEvent.ResourceDone done) {
            sums.merge(
                    PlannedStep.of(done.step()).type(),
                    new Sum(1, done.step().elapsed().orElse(Duration.ZERO).toSeconds()),
                    Sum::plus);
        }
    }

    /** The durations of a type; empty if there was no such step. */
    Optional<Sum> of(StepType type) {
        return Optional.ofNullable(sums.get(type));
    }

    void forEach(BiConsumer<StepType, Sum> reader) {
        sums.forEach(reader);
    }

    /** The mean of each type, by {@link StepType#text}. */
    Map<String, Double> means() {
        Map<String, Double> means = new TreeMap<>();
        sums.forEach((type, sum) -> means.put(type.text(), sum.mean()));
        return means;
    }
}
