/** The operator in a container: starting one on an engine of this machine, and the main class that runs in it. */
@NullMarked
package dev.featurestore.operator.container;

import org.jspecify.annotations.NullMarked;
