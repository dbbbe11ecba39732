package dev.featurestore.maven.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/**
 * A file with credentials for registries: Docker's {@code config.json} or podman's {@code auth.json} (containers-auth.json(5)).
 * An unreadable entry is an error, because Jib would continue without the credentials.
 */
record LoginFile(Path file) {

    /**
     * Checks the file, and the credentials for a registry in it.
     *
     * @throws FeatureStoreException {@code REGISTRY_REFUSED} if the file is not JSON, or the credentials are malformed
     */
    void check(String registry) {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(file.toFile());
        } catch (JsonProcessingException malformed) {
            throw refused(
                    "line " + malformed.getLocation().getLineNr() + ", column "
                            + malformed.getLocation().getColumnNr() + ": the file is not valid JSON",
                    "Fix the file, or delete it and run docker login " + registry);
        } catch (IOException unreadable) {
            throw refused(
                    "the file cannot be read (" + unreadable.getClass().getSimpleName() + ")", "Check its permissions");
        }
        for (Map.Entry<String, JsonNode> login : root.path("auths").properties()) {
            JsonNode auth = login.getValue().path("auth");
            if (isOf(registry, login.getKey())
                    && auth.isTextual()
                    && !auth.textValue().isEmpty()) {
                check(login.getKey(), auth.textValue());
            }
        }
    }

    /** A key is a host, optionally with a scheme and a path. */
    private static boolean isOf(String registry, String key) {
        String host = key.replaceFirst("^https?://", "");
        return host.equals(registry) || host.startsWith(registry + "/");
    }

    private void check(String entry, String auth) {
        String hint = "Run docker login " + entry;
        String login;
        try {
            login = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw refused("auths, \"" + entry + "\": the value of auth is not Base64", hint);
        }
        if (login.indexOf(':') < 1) {
            throw refused("auths, \"" + entry + "\": the value of auth is not USER:PASSWORD in Base64", hint);
        }
    }

    private FeatureStoreException refused(String cause, String hint) {
        return FeatureStoreException.of(
                FailureCode.REGISTRY_REFUSED,
                "Cannot read the credentials for registries in " + file + ": " + cause,
                hint);
    }
}
