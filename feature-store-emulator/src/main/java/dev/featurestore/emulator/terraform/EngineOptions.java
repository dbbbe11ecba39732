package dev.featurestore.emulator.terraform;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What runs the jobs of an embedded cloud.
 *
 * @param choice the engine
 * @param providerSchema a file as {@code terraform providers schema -json} prints it, whose types of resources can be
 *     used beside the bundled ones
 */
public record EngineOptions(EngineChoice choice, Optional<Path> providerSchema) {

    /** The oldest Terraform or OpenTofu that can be used. */
    public static final String OLDEST_TERRAFORM = TerraformBinary.OLDEST.major() + "." + TerraformBinary.OLDEST.minor();

    /** Terraform or OpenTofu if there is one, with the bundled types. */
    public static final EngineOptions AUTO = new EngineOptions(new EngineChoice.Auto(), Optional.empty());

    /** The built-in engine. */
    public static final EngineOptions BUILT_IN = new EngineOptions(new EngineChoice.BuiltIn(), Optional.empty());
}
