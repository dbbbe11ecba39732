/** Resource Manager in the words of the domain: what a deployment needs of it, and nothing of how it is reached. */
@NullMarked
package dev.featurestore.operator.cloud;

import org.jspecify.annotations.NullMarked;
