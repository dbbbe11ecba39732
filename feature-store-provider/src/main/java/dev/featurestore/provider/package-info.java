/** The stand-in for Terraform's OCI provider. */
@NullMarked
package dev.featurestore.provider;

import org.jspecify.annotations.NullMarked;
