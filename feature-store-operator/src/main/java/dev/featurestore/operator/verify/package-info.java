/** Finds all problems of a configuration, and of the stack that it deploys, in one go. */
@NullMarked
package dev.featurestore.operator.verify;

import org.jspecify.annotations.NullMarked;
