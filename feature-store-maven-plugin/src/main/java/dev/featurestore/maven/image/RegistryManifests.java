package dev.featurestore.maven.image;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.event.EventHandlers;
import com.google.cloud.tools.jib.global.JibSystemProperties;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.registry.RegistryClient;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import dev.featurestore.operator.text.DebugLog;
import dev.featurestore.operator.text.Masked;
import java.io.IOException;
import java.util.Optional;

/** Reads the digests of images in a registry, without pulling them. */
final class RegistryManifests {

    private final Registries registries;
    private final RegistryLogins logins;
    private final DebugLog debug;

    RegistryManifests(Registries registries, RegistryLogins logins, DebugLog debug) {
        this.registries = registries;
        this.logins = logins;
        this.debug = debug;
    }

    /** The digest of an image's manifest; empty if the registry does not have it, or the request fails. */
    Optional<String> digest(ImageName name) {
        ImageReference image = name.reference();
        try {
            Optional<Credential> credential = logins.credential(image);
            RegistryClient.Factory factory = RegistryClient.factory(
                    EventHandlers.NONE,
                    image.getRegistry(),
                    image.getRepository(),
                    new FailoverHttpClient(
                            registries.insecure(),
                            JibSystemProperties.sendCredentialsOverHttp(),
                            event -> debug.debug(() -> Masked.urls(event.getMessage()))));
            credential.ifPresent(factory::setCredential);
            RegistryClient client =
                    factory.setUserAgent("feature-store-maven-plugin").newRegistryClient();
            if (!client.doPullBearerAuth() && credential.isPresent()) {
                client.configureBasicAuth();
            }
            return client.checkManifest(image.getQualifier())
                    .map(manifest -> manifest.getDigest().toString());
        } catch (IOException | RegistryException | CredentialRetrievalException unknown) {
            // The build that follows has the same failure, and reports it.
            return Optional.empty();
        }
    }
}
