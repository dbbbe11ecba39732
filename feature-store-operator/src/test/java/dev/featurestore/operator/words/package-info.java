/** Tests of what a deployment leaves behind. */
@NullMarked
package dev.featurestore.operator.words;

import org.jspecify.annotations.NullMarked;
