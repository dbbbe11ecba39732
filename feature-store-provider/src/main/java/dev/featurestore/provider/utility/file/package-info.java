/** The types of {@code hashicorp/local} and {@code hashicorp/archive}. */
@NullMarked
package dev.featurestore.provider.utility.file;

import org.jspecify.annotations.NullMarked;
