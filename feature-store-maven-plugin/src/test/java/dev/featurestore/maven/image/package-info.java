/** Tests of the image's names and records. */
@NullMarked
package dev.featurestore.maven.image;

import org.jspecify.annotations.NullMarked;
