/** Rehearsals of stacks that other people wrote, from end to end. */
@NullMarked
package dev.featurestore.maven.stacks;

import org.jspecify.annotations.NullMarked;
