/** Whether a deployed store really answers, and if not, which hop on the way to it does not. */
@NullMarked
package dev.featurestore.operator.check;

import org.jspecify.annotations.NullMarked;
