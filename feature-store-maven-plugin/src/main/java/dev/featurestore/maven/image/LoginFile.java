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
 * A file with logins for registries: Docker's {@code config.json} or podman's {@code auth.json} (containers-auth.json(5)).
 * What cannot be read in it is refused by name, where the build of an image would go on without the login.
 */
record LoginFile(Path file) {

    /**
     * Checks the file, and the login for a registry in it.
     *
     * @throws FeatureStoreException {@code REGISTRY_REFUSED} if the file is no JSON, or the login has another form
     */
    void check(String registry) {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(file.toFile());
        } catch (JsonProcessingException malformed) {
            throw refused(
                    "line " + malformed.getLocation().getLineNr() + ", column "
                            + malformed.getLocation().getColumnNr() + ": the file is not valid JSON",
                    "correct the file, or delete it and sign in again: docker login " + registry);
        } catch (IOException unreadable) {
            throw refused(
                    "the file cannot be read (" + unreadable.getClass().getSimpleName() + ")", "check its permissions");
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

    /** A key is a host, alone, with a scheme before it or a path behind it. */
    private static boolean isOf(String registry, String key) {
        String host = key.replaceFirst("^https?://", "");
        return host.equals(registry) || host.startsWith(registry + "/");
    }

    private void check(String entry, String auth) {
        String hint = "sign in again: docker login " + entry;
        String login;
        try {
            login = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw refused("auths, \"" + entry + "\": the value of auth is not Base64", hint);
        }
        if (login.indexOf(':') < 1) {
            throw refused("auths, \"" + entry + "\": the value of auth does not hold USER:PASSWORD", hint);
        }
    }

    private FeatureStoreException refused(String cause, String hint) {
        return FeatureStoreException.of(
                FailureCode.REGISTRY_REFUSED, "Cannot read the logins for registries in " + file + ": " + cause, hint);
    }
}
