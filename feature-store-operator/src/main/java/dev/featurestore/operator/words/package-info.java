/** Numbers, points in time and durations as every message writes them. */
@NullMarked
package dev.featurestore.operator.words;

import org.jspecify.annotations.NullMarked;
