package dev.featurestore.maven.image;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import com.google.cloud.tools.jib.event.EventHandlers;
import com.google.cloud.tools.jib.global.JibSystemProperties;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.registry.RegistryClient;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import dev.featurestore.operator.text.DebugLog;
import dev.featurestore.operator.text.Masked;
import java.io.IOException;
import java.util.Optional;

/** Reads the manifests of images in a registry, without pulling the images. */
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
            RegistryClient client = client(image, image.getRegistry(), credential);
            authenticate(client, credential);
            return client.checkManifest(image.getQualifier())
                    .map(manifest -> manifest.getDigest().toString());
        } catch (IOException | RegistryException | CredentialRetrievalException unknown) {
            // The build that follows has the same failure, and reports it.
            return Optional.empty();
        }
    }

    /** A base image; with credentials only if its registry wants them, as Jib pulls it. */
    RegistryBase base(ImageReference base) throws IOException, RegistryException, CredentialRetrievalException {
        try {
            return RegistryBase.read(client(base, base.getRegistry(), Optional.empty()), base.getQualifier());
        } catch (RegistryUnauthorizedException refused) {
            Optional<Credential> credential = logins.credential(base);
            RegistryClient client = client(base, base.getRegistry(), credential);
            authenticate(client, credential);
            return RegistryBase.read(client, base.getQualifier());
        }
    }

    /** A base image in a mirror of its registry, which Jib pulls without credentials. */
    RegistryBase baseInMirror(ImageReference base, String mirror) throws IOException, RegistryException {
        RegistryClient client = client(base, mirror, Optional.empty());
        try {
            return RegistryBase.read(client, base.getQualifier());
        } catch (RegistryUnauthorizedException refused) {
            client.doPullBearerAuth();
            return RegistryBase.read(client, base.getQualifier());
        }
    }

    private static void authenticate(RegistryClient client, Optional<Credential> credential)
            throws IOException, RegistryException {
        if (!client.doPullBearerAuth() && credential.isPresent()) {
            client.configureBasicAuth();
        }
    }

    private RegistryClient client(ImageReference image, String host, Optional<Credential> credential) {
        RegistryClient.Factory factory = RegistryClient.factory(
                EventHandlers.NONE,
                host,
                image.getRepository(),
                new FailoverHttpClient(
                        registries.insecure(),
                        JibSystemProperties.sendCredentialsOverHttp(),
                        event -> debug.debug(() -> Masked.urls(event.getMessage()))));
        credential.ifPresent(factory::setCredential);
        return factory.setUserAgent("feature-store-maven-plugin").newRegistryClient();
    }
}
