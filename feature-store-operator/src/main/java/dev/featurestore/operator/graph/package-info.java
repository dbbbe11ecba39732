/** Which resources of a configuration refer to which. */
@NullMarked
package dev.featurestore.operator.graph;

import org.jspecify.annotations.NullMarked;
