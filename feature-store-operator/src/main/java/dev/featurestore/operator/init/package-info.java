/** Writes the first configuration files of a project. */
@NullMarked
package dev.featurestore.operator.init;

import org.jspecify.annotations.NullMarked;
