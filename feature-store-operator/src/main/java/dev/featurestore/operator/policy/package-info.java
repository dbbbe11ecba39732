/** The rights that a deployment needs of who deploys, as statements of OCI's policies. */
@NullMarked
package dev.featurestore.operator.policy;

import org.jspecify.annotations.NullMarked;
