package dev.featurestore.maven.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.tools.jib.api.ImageReference;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/**
 * A file with credentials for registries: Docker's {@code config.json} or podman's {@code auth.json} (containers-auth.json(5)).
 * An unreadable entry is an error, because the build would continue without the credentials.
 */
record LoginFile(Path file) {

    /**
     * Reads the credentials for an image, and checks their form.
     *
     * @throws FeatureStoreException {@code REGISTRY_REFUSED} if the file cannot be read, is not JSON of this form, or the
     *     credentials are malformed
     */
    FileLogins read(ImageReference image) {
        String registry = image.getRegistry();
        JsonNode root = read(registry);
        JsonNode logins = root.path("auths");
        requireObject(root, "the file", registry);
        requireObject(logins, "auths", registry);
        requireObject(root.path("credHelpers"), "credHelpers", registry);
        requireText(root, "", "credsStore", registry);
        for (Map.Entry<String, JsonNode> helper : root.path("credHelpers").properties()) {
            requireText(root.path("credHelpers"), "credHelpers, ", helper.getKey(), registry);
        }
        for (Map.Entry<String, JsonNode> login : logins.properties()) {
            String entry = "auths, \"" + login.getKey() + "\"";
            requireObject(login.getValue(), entry, login.getKey());
            requireText(login.getValue(), entry + ", ", "auth", login.getKey());
            requireText(login.getValue(), entry + ", ", "identitytoken", login.getKey());
            String auth = login.getValue().path("auth").asText();
            if (LoginKey.of(login.getKey()).isFor(image) && !auth.isEmpty()) {
                check(login.getKey(), auth);
            }
        }
        return new FileLogins(root, image);
    }

    private JsonNode read(String registry) {
        if (Files.isDirectory(file)) {
            throw refused("it is a folder", "Delete it, and run docker login " + registry);
        }
        try {
            JsonNode root = new ObjectMapper().readTree(file.toFile());
            if (root.isMissingNode()) {
                throw refused("the file is empty", "Delete it, or run docker login " + registry);
            }
            return root;
        } catch (JsonProcessingException malformed) {
            throw refused(
                    "line " + malformed.getLocation().getLineNr() + ", column "
                            + malformed.getLocation().getColumnNr() + ": the file is not valid JSON",
                    "Fix the file, or delete it and run docker login " + registry);
        } catch (IOException unreadable) {
            throw refused(
                    "the file cannot be read (" + unreadable.getClass().getSimpleName() + ")", "Check its permissions");
        }
    }

    private void requireObject(JsonNode value, String name, String registry) {
        if (!value.isMissingNode() && !value.isNull() && !value.isObject()) {
            throw refused(name + " is not a JSON object", wrongType(registry));
        }
    }

    private void requireText(JsonNode object, String before, String key, String registry) {
        JsonNode value = object.path(key);
        if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
            throw refused(before + "\"" + key + "\" is not a text", wrongType(registry));
        }
    }

    private static String wrongType(String registry) {
        return "Fix the file, or delete it and run docker login " + registry;
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
