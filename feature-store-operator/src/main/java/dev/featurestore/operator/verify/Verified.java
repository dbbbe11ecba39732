package dev.featurestore.operator.verify;

import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The result of a check.
 *
 * @param problems all of them, in the order of the file
 * @param value the checked value; present if and only if no problem is an error
 */
public record Verified<T>(List<Problem> problems, Optional<T> value) {
    static <T> Verified<T> rejected(Problems problems) {
        return new Verified<>(problems.sorted(), Optional.empty());
    }

    static <T> Verified<T> accepted(T value, Problems warnings) {
        return new Verified<>(warnings.sorted(), Optional.of(value));
    }

    /**
     * The checked value.
     *
     * @throws FeatureStoreException with the first error and the number of errors, if there are any
     */
    public T orThrow() {
        return value.orElseThrow(() -> failure(problems));
    }

    /** The failure for problems that were printed already: the number of errors and their files. */
    public static FeatureStoreException failurePrinted(List<Problem> problems) {
        List<Problem> errors = problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        String files = errors.stream()
                .map(problem -> problem.location().file())
                .distinct()
                .collect(Collectors.joining(", "));
        return FeatureStoreException.of(
                errors.get(0).code(),
                files + ": " + errors.size()
                        + (errors.size() == 1 ? " problem, printed above" : " problems, printed above"),
                errors.size() == 1 ? "Fix it, and run the command again" : "Fix them, and run the command again");
    }

    /** The failure for problems: the first error and the number of errors. */
    public static FeatureStoreException failure(List<Problem> problems) {
        List<Problem> errors = new ArrayList<>();
        for (Problem problem : problems) {
            if (problem.severity() == Severity.ERROR) {
                errors.add(problem);
            }
        }
        Problem first = errors.get(0);
        return errors.size() == 1 ? first.failure() : first.failure(errors.size() + " problems. The first:");
    }
}
