package dev.featurestore.benchmarks;

import java.util.List;

/** The middle one of some numbers. */
final class Median {

    private Median() {}

    static long of(List<Long> numbers) {
        return numbers.stream().sorted().toList().get(numbers.size() / 2);
    }
}
