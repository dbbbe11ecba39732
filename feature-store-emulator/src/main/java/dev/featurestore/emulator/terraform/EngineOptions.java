package dev.featurestore.emulator.terraform;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Options for the engine of an embedded cloud.
 *
 * @param choice the engine
 * @param providerSchema file with additional resource types, the output of {@code terraform providers schema -json}
 * @param provisioners what jobs do with provisioners
 * @param debug receives the command line of each Terraform process, with its exit status and duration; called by the threads
 *     of jobs
 */
public record EngineOptions(
        EngineChoice choice, Optional<Path> providerSchema, Provisioners provisioners, Consumer<String> debug) {

    /** Options without provisioners and debug output. */
    public EngineOptions(EngineChoice choice, Optional<Path> providerSchema) {
        this(choice, providerSchema, Provisioners.SKIP, line -> {});
    }

    /** The same options with another choice for provisioners. */
    public EngineOptions with(Provisioners others) {
        return new EngineOptions(choice, providerSchema, others, debug);
    }

    /** The oldest supported version of Terraform or OpenTofu. */
    public static final String OLDEST_TERRAFORM = TerraformBinary.OLDEST.major() + "." + TerraformBinary.OLDEST.minor();

    /** Terraform or OpenTofu if installed, with the bundled types. */
    public static final EngineOptions AUTO = new EngineOptions(new EngineChoice.Auto(), Optional.empty());

    /** The built-in engine. */
    public static final EngineOptions BUILT_IN = new EngineOptions(new EngineChoice.BuiltIn(), Optional.empty());
}
