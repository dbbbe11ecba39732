/** The types of {@code hashicorp/tls}: keys and certificates by the JDK. */
@NullMarked
package dev.featurestore.provider.utility.tls;

import org.jspecify.annotations.NullMarked;
