package dev.featurestore.maven.image;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.CredentialRetriever;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import dev.featurestore.operator.text.Masked;
import java.util.ArrayList;
import java.util.List;
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

    private Optional<Credential> find(ImageReference image) throws CredentialRetrievalException {
        Optional<Registries.Login> server = registries.logins().apply(image.getRegistry());
        if (server.isPresent()) {
            listener.info("Signing in to " + image.getRegistry() + " with "
                    + server.get().source());
            return Optional.of(
                    Credential.from(server.get().user(), server.get().password().value()));
        }
        CredentialRetrieverFactory factory = CredentialRetrieverFactory.forImage(image, this::log);
        List<CredentialRetriever> places = new ArrayList<>();
        LoginFiles files = LoginFiles.of(registries.network().environment(), registries.home());
        for (LoginFile login : files.existing()) {
            login.check(image.getRegistry());
            places.add(factory.dockerConfig(login.file()));
        }
        places.add(factory.wellKnownCredentialHelpers());
        for (CredentialRetriever place : places) {
            Optional<Credential> credential = place.retrieve();
            if (credential.isPresent()) {
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
