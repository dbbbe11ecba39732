/** Stand-ins for the utility providers of the namespace {@code hashicorp}: random, tls, time and others. */
@NullMarked
package dev.featurestore.provider.utility;

import org.jspecify.annotations.NullMarked;
