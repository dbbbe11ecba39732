/** The stand-in for Terraform's OCI provider, and the simulated tenancy behind it. */
@NullMarked
package dev.featurestore.provider;

import org.jspecify.annotations.NullMarked;
