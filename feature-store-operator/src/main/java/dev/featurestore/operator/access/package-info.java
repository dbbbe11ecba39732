/** How a run authenticates and which network it uses: values that the plugin and the container pass to the operator. */
@NullMarked
package dev.featurestore.operator.access;

import org.jspecify.annotations.NullMarked;
