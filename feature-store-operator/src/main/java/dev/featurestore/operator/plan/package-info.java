/** Plans of Terraform: read from their JSON, formatted for one screen, written without their secrets. */
@NullMarked
package dev.featurestore.operator.plan;

import org.jspecify.annotations.NullMarked;
