/** Plans of Terraform: read from their JSON, formatted for one screen, written without their secrets; and what a deletion loses or is refused for. */
@NullMarked
package dev.featurestore.operator.plan;

import org.jspecify.annotations.NullMarked;
