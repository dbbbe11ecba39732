/** How long a job still takes. */
@NullMarked
package dev.featurestore.operator.estimate;

import org.jspecify.annotations.NullMarked;
