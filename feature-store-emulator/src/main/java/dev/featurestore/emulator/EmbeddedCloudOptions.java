package dev.featurestore.emulator;

import java.nio.file.Path;

/**
 * How an embedded cloud is started. Whoever joins one that runs gets it as it was started.
 *
 * @param directory folder of its state, key and addresses; made if it is absent, and closed to other users
 * @param port port on 127.0.0.1; 0 for any that is free
 * @param speed how many times faster than real resources its resources are made
 */
public record EmbeddedCloudOptions(Path directory, int port, double speed) {

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
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("the speed must be a number above 0, not " + speed);
        }
    }

    /** The default port and speed. */
    public static EmbeddedCloudOptions in(Path directory) {
        return new EmbeddedCloudOptions(directory, 0, DEFAULT_SPEED);
    }
}
