package dev.featurestore.maven.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.registry.RegistryAliasGroup;
import com.google.cloud.tools.jib.registry.credentials.CredentialHelperNotFoundException;
import com.google.cloud.tools.jib.registry.credentials.CredentialHelperUnhandledServerUrlException;
import com.google.cloud.tools.jib.registry.credentials.DockerCredentialHelper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds the credentials for an image in the content of a file, whose form was checked. Jib's retriever takes the first key that
 * starts with the registry, so that it mixes up the credentials of two namespaces.
 *
 * @param root content of the file
 * @param image the image
 */
record FileLogins(JsonNode root, ImageReference image) {

    /** User name of Azure Container Registry beside a token, which takes the place of the password. */
    private static final String TOKEN_USER = "00000000-0000-0000-0000-000000000000";

    /** Whether the file has credentials for a part of the image's registry, so that another repository may have others. */
    boolean areByRepository() {
        for (Map.Entry<String, JsonNode> login : root.path("auths").properties()) {
            LoginKey key = LoginKey.of(login.getKey());
            if (!key.path().isEmpty() && key.isOfRegistry(image)) {
                return true;
            }
        }
        return false;
    }

    /** The credentials of the registry's helper, otherwise those of the longest key. */
    Optional<Credential> credential(Consumer<LogEvent> log) {
        List<String> hosts = RegistryAliasGroup.getAliasesGroup(image.getRegistry());
        for (String host : hosts) {
            Optional<Credential> helped = helper(host).flatMap(helper -> ask(helper, log));
            if (helped.isPresent()) {
                return helped;
            }
        }
        Optional<Credential> longest = Optional.empty();
        int length = -1;
        for (Map.Entry<String, JsonNode> login : root.path("auths").properties()) {
            LoginKey key = LoginKey.of(login.getKey());
            Optional<Credential> credential = key.isFor(image) ? read(login.getValue()) : Optional.empty();
            if (credential.isPresent() && key.path().length() > length) {
                longest = credential;
                length = key.path().length();
            }
        }
        return longest;
    }

    /** The helper of a host, as podman and docker find it: by the registry, not by a namespace in it. */
    private Optional<DockerCredentialHelper> helper(String host) {
        for (Map.Entry<String, JsonNode> helper : root.path("credHelpers").properties()) {
            String address = helper.getKey().replaceFirst("^https?://", "");
            if (address.equals(host) || address.startsWith(host + "/")) {
                return helper(helper.getKey(), helper.getValue().asText());
            }
        }
        return helper(host, text(root, "credsStore"));
    }

    private static Optional<DockerCredentialHelper> helper(String address, String name) {
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(new DockerCredentialHelper(address, Path.of("docker-credential-" + name)));
    }

    private static Optional<Credential> ask(DockerCredentialHelper helper, Consumer<LogEvent> log) {
        try {
            return Optional.of(helper.retrieve());
        } catch (IOException
                | CredentialHelperUnhandledServerUrlException
                | CredentialHelperNotFoundException unusable) {
            if (unusable.getMessage() != null) {
                log.accept(LogEvent.warn(unusable.getMessage()));
            }
            if (unusable.getCause() != null && unusable.getCause().getMessage() != null) {
                log.accept(LogEvent.warn("  Caused by: " + unusable.getCause().getMessage()));
            }
            return Optional.empty();
        }
    }

    private static Optional<Credential> read(JsonNode entry) {
        String auth = text(entry, "auth");
        if (!auth.isEmpty()) {
            String login = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
            int colon = login.indexOf(':');
            String user = login.substring(0, colon);
            String token = text(entry, "identitytoken");
            return Optional.of(
                    user.equals(TOKEN_USER) && !token.isEmpty()
                            ? Credential.from(Credential.OAUTH2_TOKEN_USER_NAME, token)
                            : Credential.from(user, login.substring(colon + 1)));
        }
        JsonNode user = entry.path("username");
        JsonNode password = entry.path("password");
        return user.isTextual() && password.isTextual()
                ? Optional.of(Credential.from(user.asText(), password.asText()))
                : Optional.empty();
    }

    private static String text(JsonNode object, String key) {
        JsonNode value = object.path(key);
        return value.isTextual() ? value.asText() : "";
    }
}
