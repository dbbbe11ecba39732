/** Problems in the files of the user, with their locations. */
@NullMarked
package dev.featurestore.operator.problem;

import org.jspecify.annotations.NullMarked;
