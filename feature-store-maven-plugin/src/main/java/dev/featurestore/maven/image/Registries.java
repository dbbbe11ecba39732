package dev.featurestore.maven.image;

import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.access.Secret;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How to connect to registries.
 *
 * @param mirrors mirrors of a registry, by the host of the registry, such as {@code registry-1.docker.io}
 * @param insecure whether registries without TLS, or with a certificate that is not trusted, are allowed
 * @param logins credentials by the host of a registry; they take precedence over Docker's configuration and helpers
 * @param network proxies, and whether Maven is offline, so that the base must be in the cache
 * @param home the user's home folder, where Docker's configuration is
 */
public record Registries(
        Map<String, List<String>> mirrors,
        boolean insecure,
        Function<String, Optional<Login>> logins,
        Network network,
        Path home) {

    public Registries {
        mirrors = Map.copyOf(mirrors);
    }

    /** The mirrors of a registry. */
    List<String> mirrors(String host) {
        return mirrors.getOrDefault(host, List.of());
    }

    /** With other mirrors of one registry. */
    Registries withMirrors(String host, List<String> others) {
        Map<String, List<String>> all = new HashMap<>(mirrors);
        all.put(host, List.copyOf(others));
        return new Registries(all, insecure, logins, network, home);
    }

    /**
     * A user name and a password.
     *
     * @param source their source, for display
     */
    public record Login(String user, Secret password, String source) {}
}
