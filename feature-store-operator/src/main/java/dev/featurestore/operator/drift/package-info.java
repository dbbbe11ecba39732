/** The drift of a stack's resources: what differs, what is ignored, and what was not checked. */
@NullMarked
package dev.featurestore.operator.drift;

import org.jspecify.annotations.NullMarked;
