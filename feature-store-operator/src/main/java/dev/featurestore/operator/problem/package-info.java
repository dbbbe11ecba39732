/** What is wrong with the files that a user wrote, and where. */
@NullMarked
package dev.featurestore.operator.problem;

import org.jspecify.annotations.NullMarked;
