/** Stands in for the provider {@code hashicorp/kubernetes}: the objects of the rehearsed clusters. */
@NullMarked
package dev.featurestore.provider.kubernetes;

import org.jspecify.annotations.NullMarked;
