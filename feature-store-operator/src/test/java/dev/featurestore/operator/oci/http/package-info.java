@NullMarked
package dev.featurestore.operator.oci.http;

import org.jspecify.annotations.NullMarked;
