/** Facts about OCI that more than one module needs, each in one data file with its source. */
@NullMarked
package dev.featurestore.terraform.oci;

import org.jspecify.annotations.NullMarked;
