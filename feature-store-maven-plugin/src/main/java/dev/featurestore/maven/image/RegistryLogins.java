package dev.featurestore.maven.image;

import com.google.cloud.tools.jib.api.Credential;
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
    private final Map<String, Login> found = new ConcurrentHashMap<>();

    /**
     * Result of a search.
     *
     * @param source source of the credentials, for display; empty if none were found
     * @param ofRepository whether another repository of the registry may have other credentials
     */
    private record Login(Optional<Credential> credential, String source, boolean ofRepository) {}

    RegistryLogins(Registries registries, BuildListener listener) {
        this.registries = registries;
        this.listener = listener;
    }

    /** The credentials for an image; empty if none were found. */
    Optional<Credential> credential(ImageReference image) throws CredentialRetrievalException {
        Optional<Login> known = known(image);
        if (known.isPresent()) {
            return known.get().credential();
        }
        Login login = find(image);
        found.put(login.ofRepository() ? repository(image) : image.getRegistry(), login);
        return login.credential();
    }

    /** Source of the credentials that were found for an image, for display. */
    Optional<String> source(ImageReference image) {
        return known(image).map(Login::source).filter(source -> !source.isEmpty());
    }

    private Optional<Login> known(ImageReference image) {
        return Optional.ofNullable(found.get(image.getRegistry()))
                .or(() -> Optional.ofNullable(found.get(repository(image))));
    }

    private static String repository(ImageReference image) {
        return image.getRegistry() + "/" + image.getRepository();
    }

    private Login find(ImageReference image) throws CredentialRetrievalException {
        Optional<Registries.Login> server = registries.logins().apply(image.getRegistry());
        if (server.isPresent()) {
            String source = server.get().source();
            listener.info("Signing in to " + image.getRegistry() + " with " + source);
            Credential credential =
                    Credential.from(server.get().user(), server.get().password().value());
            return new Login(Optional.of(credential), source, false);
        }
        Map<String, FileLogins> files = new LinkedHashMap<>();
        for (LoginFile file : LoginFiles.of(registries.network().environment(), registries.home())
                .existing()) {
            files.put(file.file().toString(), file.read(image));
        }
        boolean ofRepository = files.values().stream().anyMatch(FileLogins::areByRepository);
        for (Map.Entry<String, FileLogins> file : files.entrySet()) {
            Optional<Credential> credential = file.getValue().credential(this::log);
            if (credential.isPresent()) {
                listener.info("Using credentials from Docker config (" + file.getKey() + ") for " + image);
                return new Login(credential, file.getKey(), ofRepository);
            }
        }
        Optional<Credential> helped = CredentialRetrieverFactory.forImage(image, this::log)
                .wellKnownCredentialHelpers()
                .retrieve();
        return new Login(helped, helped.isPresent() ? "a credential helper" : "", ofRepository);
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
