/** What the goals cost their user, measured from outside, process by process. */
@NullMarked
package dev.featurestore.benchmarks;

import org.jspecify.annotations.NullMarked;
