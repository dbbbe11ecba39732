/** Finds all problems of a configuration and of its stack in one run. */
@NullMarked
package dev.featurestore.operator.verify;

import org.jspecify.annotations.NullMarked;
