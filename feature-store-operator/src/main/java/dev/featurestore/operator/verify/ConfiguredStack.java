package dev.featurestore.operator.verify;

import dev.featurestore.terraform.module.TerraformModule;
import java.util.Optional;

/**
 * The stack that a configuration names.
 *
 * @param source {@code spec.stack.source} as it is written; empty for the bundled stack
 * @param module what it declares in its working directory
 */
public record ConfiguredStack(Optional<String> source, TerraformModule module) {}
