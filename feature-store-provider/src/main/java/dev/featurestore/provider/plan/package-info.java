/** Plans changes of resources by their schema, as providers do that are made with Terraform's plugin SDK. */
@NullMarked
package dev.featurestore.provider.plan;

import org.jspecify.annotations.NullMarked;
