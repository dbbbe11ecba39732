/** Repeats requests that failed for a reason that may pass. */
@NullMarked
package dev.featurestore.operator.retry;

import org.jspecify.annotations.NullMarked;
