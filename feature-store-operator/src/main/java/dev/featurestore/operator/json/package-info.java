/** JSON without a library: the goals that need no cloud load none. */
@NullMarked
package dev.featurestore.operator.json;

import org.jspecify.annotations.NullMarked;
