/**
 * Reads Terraform configuration: HCL's native syntax as Terraform 1.5 uses it, its blocks, variables and references.
 * Reads and checks only; nothing is evaluated here. {@code .tf.json} and override files are not read.
 */
@NullMarked
package dev.featurestore.terraform;

import org.jspecify.annotations.NullMarked;
