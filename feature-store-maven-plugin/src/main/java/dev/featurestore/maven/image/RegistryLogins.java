package dev.featurestore.maven.image;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.CredentialRetriever;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import dev.featurestore.operator.text.Masked;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the credentials for a registry: in a server of Maven's settings, otherwise in the files of Docker and podman,
 * otherwise with a credential helper on the path. Logs the source once, never the credentials.
 */
final class RegistryLogins {

    private final Registries registries;
    private final BuildListener listener;
    private final Map<String, Optional<Credential>> found = new ConcurrentHashMap<>();
    private final Map<String, String> sources = new ConcurrentHashMap<>();

    RegistryLogins(Registries registries, BuildListener listener) {
        this.registries = registries;
        this.listener = listener;
    }

    /** The credentials for the registry of an image; empty if none were found. */
    Optional<Credential> credential(ImageReference image) throws CredentialRetrievalException {
        String host = image.getRegistry();
        Optional<Credential> known = found.get(host);
        if (known == null) {
            known = find(image);
            found.put(host, known);
        }
        return known;
    }

    /** Source of the credentials that were found for a registry, for display. */
    Optional<String> source(String host) {
        return Optional.ofNullable(sources.get(host));
    }

    private Optional<Credential> find(ImageReference image) throws CredentialRetrievalException {
        Optional<Registries.Login> server = registries.logins().apply(image.getRegistry());
        if (server.isPresent()) {
            sources.put(image.getRegistry(), server.get().source());
            listener.info("Signing in to " + image.getRegistry() + " with "
                    + server.get().source());
            return Optional.of(
                    Credential.from(server.get().user(), server.get().password().value()));
        }
        CredentialRetrieverFactory factory = CredentialRetrieverFactory.forImage(image, this::log);
        Map<String, CredentialRetriever> places = new LinkedHashMap<>();
        LoginFiles files = LoginFiles.of(registries.network().environment(), registries.home());
        for (LoginFile login : files.existing()) {
            login.check(image.getRegistry());
            places.put(login.file().toString(), factory.dockerConfig(login.file()));
        }
        places.put("a credential helper", factory.wellKnownCredentialHelpers());
        for (Map.Entry<String, CredentialRetriever> place : places.entrySet()) {
            Optional<Credential> credential = place.getValue().retrieve();
            if (credential.isPresent()) {
                sources.put(image.getRegistry(), place.getKey());
                return credential;
            }
        }
        return Optional.empty();
    }

    /** The factory logs the source that it uses at this level, and the sources that it tries at others. */
    private void log(LogEvent event) {
        if (event.getLevel() == LogEvent.Level.LIFECYCLE) {
            listener.info(event.getMessage());
        } else if (event.getLevel() == LogEvent.Level.WARN || event.getLevel() == LogEvent.Level.ERROR) {
            listener.warn(event.getMessage());
        } else {
            listener.debug(() -> Masked.urls(event.getMessage()));
        }
    }
}
