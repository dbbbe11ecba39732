package dev.featurestore.emulator;

import dev.featurestore.emulator.settings.Settings;
import dev.featurestore.emulator.terraform.EngineOptions;
import java.nio.file.Path;

/**
 * How an embedded cloud is started. Whoever joins one that runs gets it as it was started.
 *
 * @param directory folder of its state, key and addresses; made if it is absent, and closed to other users
 * @param port port on 127.0.0.1; 0 for any that is free
 * @param settings how it behaves, as far as the control file in the folder does not say otherwise
 * @param engines what runs its jobs
 */
public record EmbeddedCloudOptions(Path directory, int port, Settings settings, EngineOptions engines) {

    /** Makes the default stack, which takes OCI about twenty minutes, in about five seconds. */
    public static final double DEFAULT_SPEED = 240;

    private static final int MAX_PORT = 65_535;

    /**
     * Options as given.
     *
     * @throws IllegalArgumentException if the port or the speed cannot be
     */
    public EmbeddedCloudOptions {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("the port must be 0 to " + MAX_PORT + ", not " + port);
        }
        if (!(settings.speed() > 0) || Double.isInfinite(settings.speed())) {
            throw new IllegalArgumentException("the speed must be a number above 0, not " + settings.speed());
        }
    }

    /** Options whose jobs are run by Terraform or OpenTofu if there is one. */
    public EmbeddedCloudOptions(Path directory, int port, Settings settings) {
        this(directory, port, settings, EngineOptions.AUTO);
    }

    /**
     * Options with the default behaviour but for the speed.
     *
     * @param speed how many times faster than real resources its resources are made
     */
    public EmbeddedCloudOptions(Path directory, int port, double speed) {
        this(directory, port, Settings.atSpeed(speed));
    }

    /** The same with another engine. */
    public EmbeddedCloudOptions with(EngineOptions others) {
        return new EmbeddedCloudOptions(directory, port, settings, others);
    }

    /** The default port and behaviour. */
    public static EmbeddedCloudOptions in(Path directory) {
        return new EmbeddedCloudOptions(directory, 0, DEFAULT_SPEED);
    }
}
