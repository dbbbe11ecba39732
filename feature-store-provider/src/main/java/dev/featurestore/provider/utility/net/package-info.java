/** The types of {@code hashicorp/http} and {@code hashicorp/external}, and the limit of a rehearsal to this machine. */
@NullMarked
package dev.featurestore.provider.utility.net;

import org.jspecify.annotations.NullMarked;
