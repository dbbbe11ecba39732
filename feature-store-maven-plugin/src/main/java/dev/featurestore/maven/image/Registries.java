package dev.featurestore.maven.image;

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
 * @param offline whether nothing may be asked: the base must be in the cache
 */
public record Registries(
        Map<String, List<String>> mirrors,
        boolean insecure,
        Function<String, Optional<Login>> logins,
        boolean offline) {

    public Registries {
        mirrors = Map.copyOf(mirrors);
    }

    /** A name and a password. */
    public record Login(String user, String password) {

        /** Without the password. */
        @Override
        public String toString() {
            return user;
        }
    }
}
