@NullMarked
package dev.featurestore.operator.oci;

import org.jspecify.annotations.NullMarked;
