/** Formats numbers, points in time and durations for messages. */
@NullMarked
package dev.featurestore.operator.words;

import org.jspecify.annotations.NullMarked;
