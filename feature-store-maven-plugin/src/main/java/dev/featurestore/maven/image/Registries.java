package dev.featurestore.maven.image;

import dev.featurestore.operator.cloud.Network;
import dev.featurestore.operator.cloud.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How registries are reached.
 *
 * @param mirrors hosts to ask in place of a registry, by the registry's host, such as {@code registry-1.docker.io}
 * @param insecure whether a registry may be asked without TLS, or with a certificate that nobody vouches for
 * @param logins names and passwords by a registry's host, asked before Docker's configuration and credential helpers
 * @param network proxies, and whether nothing may be asked: the base must then be in the cache
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

    /**
     * A name and a password.
     *
     * @param source where they were found, to be shown
     */
    public record Login(String user, Secret password, String source) {}
}
