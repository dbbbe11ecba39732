/** The stand-in for Terraform's OCI provider, as those start it who run Terraform. */
@NullMarked
package dev.featurestore.provider;

import org.jspecify.annotations.NullMarked;
