/** The types of {@code hashicorp/template} and {@code hashicorp/cloudinit}. */
@NullMarked
package dev.featurestore.provider.utility.template;

import org.jspecify.annotations.NullMarked;
