/** Writes JSON without a library, which the goals without a cloud do not load. */
@NullMarked
package dev.featurestore.operator.json;

import org.jspecify.annotations.NullMarked;
