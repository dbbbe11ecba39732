/** Deploys the feature store through OCI Resource Manager. */
@NullMarked
package dev.featurestore.operator;

import org.jspecify.annotations.NullMarked;
