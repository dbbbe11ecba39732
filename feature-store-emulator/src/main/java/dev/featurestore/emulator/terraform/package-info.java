/** Runs jobs with a real Terraform or OpenTofu and the stand-in provider. */
@NullMarked
package dev.featurestore.emulator.terraform;

import org.jspecify.annotations.NullMarked;
