/** Tests of the goals, of the modules together, and of what the documents say. */
@NullMarked
package dev.featurestore.maven;

import org.jspecify.annotations.NullMarked;
