/** What a user types next. */
@NullMarked
package dev.featurestore.operator.hint;

import org.jspecify.annotations.NullMarked;
