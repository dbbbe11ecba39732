/** References of a configuration. */
@NullMarked
package dev.featurestore.operator.graph;

import org.jspecify.annotations.NullMarked;
