/** The commands in hints. */
@NullMarked
package dev.featurestore.operator.hint;

import org.jspecify.annotations.NullMarked;
