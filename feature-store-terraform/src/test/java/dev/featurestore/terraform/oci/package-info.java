@NullMarked
package dev.featurestore.terraform.oci;

import org.jspecify.annotations.NullMarked;
