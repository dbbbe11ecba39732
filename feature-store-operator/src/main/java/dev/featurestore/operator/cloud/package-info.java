/** OCI's services in the words of the domain: what a deployment needs of them, and nothing of how they are reached. */
@NullMarked
package dev.featurestore.operator.cloud;

import org.jspecify.annotations.NullMarked;
