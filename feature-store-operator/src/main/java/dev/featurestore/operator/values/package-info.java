/** Values that configuration files take from their surroundings. */
@NullMarked
package dev.featurestore.operator.values;

import org.jspecify.annotations.NullMarked;
