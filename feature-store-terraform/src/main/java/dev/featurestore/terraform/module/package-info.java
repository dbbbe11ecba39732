/** What a Terraform module declares: variables, outputs, resources, module calls, and what they refer to. */
@NullMarked
package dev.featurestore.terraform.module;

import org.jspecify.annotations.NullMarked;
