/** Checks whether a deployed store answers, and names the component that does not. */
@NullMarked
package dev.featurestore.operator.check;

import org.jspecify.annotations.NullMarked;
