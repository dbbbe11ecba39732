/** Estimates. */
@NullMarked
package dev.featurestore.operator.estimate;

import org.jspecify.annotations.NullMarked;
