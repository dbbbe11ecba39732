/** The resources of {@code hashicorp/time}. */
@NullMarked
package dev.featurestore.provider.utility.time;

import org.jspecify.annotations.NullMarked;
