/** Tests of the stand-in for {@code hashicorp/kubernetes}. */
@NullMarked
package dev.featurestore.provider.kubernetes;

import org.jspecify.annotations.NullMarked;
