package dev.featurestore.benchmarks;

import java.util.List;

/** The median of numbers. */
final class Median {

    private Median() {}

    static long of(List<Long> numbers) {
        return numbers.stream().sorted().toList().get(numbers.size() / 2);
    }
}
