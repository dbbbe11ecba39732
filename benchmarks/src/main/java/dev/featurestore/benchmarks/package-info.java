/** Measures the time and memory of the goals, process by process. */
@NullMarked
package dev.featurestore.benchmarks;

import org.jspecify.annotations.NullMarked;
