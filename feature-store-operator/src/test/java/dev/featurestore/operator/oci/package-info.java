/** Tests of signing in that need no cloud. */
@NullMarked
package dev.featurestore.operator.oci;

import org.jspecify.annotations.NullMarked;
