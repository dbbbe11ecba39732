/**
 * Decides conditions about one variable's value without Terraform. What needs anything else, or what is not known to be
 * the same in Terraform 1.5, stays undecided.
 */
@NullMarked
package dev.featurestore.terraform.evaluation;

import org.jspecify.annotations.NullMarked;
