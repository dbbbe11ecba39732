/** What came after Terraform 1.5, the last version of Resource Manager. */
@NullMarked
package dev.featurestore.terraform.language;

import org.jspecify.annotations.NullMarked;
