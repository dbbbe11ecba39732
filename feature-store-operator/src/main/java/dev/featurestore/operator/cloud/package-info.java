/** The operations of OCI's services that a deployment needs, independent of the SDK and the network. */
@NullMarked
package dev.featurestore.operator.cloud;

import org.jspecify.annotations.NullMarked;
