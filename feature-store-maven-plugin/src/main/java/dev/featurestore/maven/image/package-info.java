/** Builds the operator's container image with Jib; no type of Jib leaves this package. */
@NullMarked
package dev.featurestore.maven.image;

import org.jspecify.annotations.NullMarked;
