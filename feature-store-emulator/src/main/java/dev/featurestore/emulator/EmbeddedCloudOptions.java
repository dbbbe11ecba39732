package dev.featurestore.emulator;

import dev.featurestore.emulator.http.RequestListener;
import dev.featurestore.emulator.settings.Settings;
import dev.featurestore.emulator.terraform.EngineOptions;
import java.nio.file.Path;
import java.util.Set;

/**
 * Options of an embedded cloud. They have no effect when you join a cloud that runs.
 *
 * @param directory folder of its state, key and address; created if it does not exist, and closed to other accounts
 * @param port port on 127.0.0.1; 0 for any free port
 * @param settings its behavior; the control file in the folder overrides them
 * @param engines the engine of its jobs
 * @param hosts names under which clients reach it, beside those of this machine, such as that of a proxy in front of it;
 *     requests with another {@code Host} are refused
 * @param listener receives the requests that it has answered
 */
public record EmbeddedCloudOptions(
        Path directory,
        int port,
        Settings settings,
        EngineOptions engines,
        Set<String> hosts,
        RequestListener listener) {

    /** Creates the default stack, which takes OCI about twenty minutes, in about five seconds. */
    public static final double DEFAULT_SPEED = 240;

    private static final int MAX_PORT = 65_535;

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException if the port or the speed is not valid
     */
    public EmbeddedCloudOptions {
        hosts = Set.copyOf(hosts);
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("port must be from 0 to " + MAX_PORT + ", but is " + port);
        }
        if (!(settings.speed() > 0) || Double.isInfinite(settings.speed())) {
            throw new IllegalArgumentException("speed must be above 0, but is " + settings.speed());
        }
    }

    /** Options without additional host names. */
    public EmbeddedCloudOptions(Path directory, int port, Settings settings, EngineOptions engines) {
        this(directory, port, settings, engines, Set.of(), RequestListener.NONE);
    }

    /** Options with Terraform or OpenTofu as the engine, if one is installed. */
    public EmbeddedCloudOptions(Path directory, int port, Settings settings) {
        this(directory, port, settings, EngineOptions.AUTO);
    }

    /**
     * Options with the default behavior and another speed.
     *
     * @param speed speed of jobs relative to OCI
     */
    public EmbeddedCloudOptions(Path directory, int port, double speed) {
        this(directory, port, Settings.atSpeed(speed));
    }

    /** Returns the options with another engine. */
    public EmbeddedCloudOptions with(EngineOptions others) {
        return new EmbeddedCloudOptions(directory, port, settings, others, hosts, listener);
    }

    /** Returns the options with other additional host names. */
    public EmbeddedCloudOptions withHosts(Set<String> others) {
        return new EmbeddedCloudOptions(directory, port, settings, engines, others, listener);
    }

    /** Returns the options with another port. */
    public EmbeddedCloudOptions withPort(int other) {
        return new EmbeddedCloudOptions(directory, other, settings, engines, hosts, listener);
    }

    /** Returns the options with another listener. */
    public EmbeddedCloudOptions withListener(RequestListener other) {
        return new EmbeddedCloudOptions(directory, port, settings, engines, hosts, other);
    }

    /** Options with the default port and behavior. */
    public static EmbeddedCloudOptions in(Path directory) {
        return new EmbeddedCloudOptions(directory, 0, DEFAULT_SPEED);
    }
}
