/** Plans changes of resources by their schema, like providers that use Terraform's plugin SDK. */
@NullMarked
package dev.featurestore.provider.plan;

import org.jspecify.annotations.NullMarked;
