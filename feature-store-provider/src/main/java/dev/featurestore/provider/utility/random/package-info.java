/** The resources of {@code hashicorp/random}. */
@NullMarked
package dev.featurestore.provider.utility.random;

import org.jspecify.annotations.NullMarked;
