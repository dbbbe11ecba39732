package dev.featurestore.operator.verify;

import dev.featurestore.operator.FeatureStoreException;
import dev.featurestore.operator.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What a check found.
 *
 * @param problems all of them, in the order of the file
 * @param value what was checked; there if and only if there are no problems
 */
public record Verified<T>(List<Problem> problems, Optional<T> value) {
    static <T> Verified<T> rejected(List<Problem> problems) {
        return new Verified<>(List.copyOf(problems), Optional.empty());
    }

    static <T> Verified<T> accepted(T value) {
        return new Verified<>(List.of(), Optional.of(value));
    }

    /**
     * What was checked.
     *
     * @throws FeatureStoreException with the first problem, and how many there are, if there are any
     */
    public T orThrow() {
        if (value.isPresent()) {
            return value.get();
        }
        Problem first = problems.get(0);
        String count = problems.size() == 1 ? "" : problems.size() + " problems. The first:\n";
        throw FeatureStoreException.of(first.code(), count + first.text(), first.hint());
    }
}
