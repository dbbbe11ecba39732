/** Runs jobs with a real Terraform or OpenTofu, whose provider stands in for OCI's. */
@NullMarked
package dev.featurestore.emulator.terraform;

import org.jspecify.annotations.NullMarked;
