/** The policy statements of OCI that a deployment needs. */
@NullMarked
package dev.featurestore.operator.policy;

import org.jspecify.annotations.NullMarked;
