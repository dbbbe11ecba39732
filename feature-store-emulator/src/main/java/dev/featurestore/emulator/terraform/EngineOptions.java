package dev.featurestore.emulator.terraform;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Options for the engine of an embedded cloud.
 *
 * @param choice the engine
 * @param providerSchema file with additional resource types, the output of {@code terraform providers schema -json}
 */
public record EngineOptions(EngineChoice choice, Optional<Path> providerSchema) {

    /** The oldest supported version of Terraform or OpenTofu. */
    public static final String OLDEST_TERRAFORM = TerraformBinary.OLDEST.major() + "." + TerraformBinary.OLDEST.minor();

    /** Terraform or OpenTofu if installed, with the bundled types. */
    public static final EngineOptions AUTO = new EngineOptions(new EngineChoice.Auto(), Optional.empty());

    /** The built-in engine. */
    public static final EngineOptions BUILT_IN = new EngineOptions(new EngineChoice.BuiltIn(), Optional.empty());
}
