/** Facts about OCI and the notation of its identifiers and addresses, which more than one module needs. A fact stands in one data file with its source. */
@NullMarked
package dev.featurestore.terraform.oci;

import org.jspecify.annotations.NullMarked;
