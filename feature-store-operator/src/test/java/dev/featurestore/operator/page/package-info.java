/** The page of a run. */
@NullMarked
package dev.featurestore.operator.page;

import org.jspecify.annotations.NullMarked;
