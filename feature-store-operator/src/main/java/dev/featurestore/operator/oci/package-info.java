/** The services of OCI through the OCI Java SDK. No type of the SDK leaves this package. */
@NullMarked
package dev.featurestore.operator.oci;

import org.jspecify.annotations.NullMarked;
