package dev.featurestore.maven.image;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import com.google.cloud.tools.jib.blob.Blobs;
import com.google.cloud.tools.jib.event.EventHandlers;
import com.google.cloud.tools.jib.global.JibSystemProperties;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.image.json.BuildableManifestTemplate;
import com.google.cloud.tools.jib.image.json.BuildableManifestTemplate.ContentDescriptorTemplate;
import com.google.cloud.tools.jib.image.json.ContainerConfigurationTemplate;
import com.google.cloud.tools.jib.json.JsonTemplateMapper;
import com.google.cloud.tools.jib.registry.ManifestAndDigest;
import com.google.cloud.tools.jib.registry.RegistryClient;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import dev.featurestore.maven.image.ImageSpec.Platform;
import dev.featurestore.operator.text.DebugLog;
import dev.featurestore.operator.text.Masked;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    BaseManifest base(ImageReference base) throws IOException, RegistryException, CredentialRetrievalException {
        try {
            return read(client(base, base.getRegistry(), Optional.empty()), base);
        } catch (RegistryUnauthorizedException refused) {
            Optional<Credential> credential = logins.credential(base);
            RegistryClient client = client(base, base.getRegistry(), credential);
            authenticate(client, credential);
            return read(client, base);
        }
    }

    /** A base image in a mirror of its registry, which Jib pulls without credentials. */
    BaseManifest baseInMirror(ImageReference base, String mirror) throws IOException, RegistryException {
        RegistryClient client = client(base, mirror, Optional.empty());
        try {
            return read(client, base);
        } catch (RegistryUnauthorizedException refused) {
            client.doPullBearerAuth();
            return read(client, base);
        }
    }

    private static void authenticate(RegistryClient client, Optional<Credential> credential)
            throws IOException, RegistryException {
        if (!client.doPullBearerAuth() && credential.isPresent()) {
            client.configureBasicAuth();
        }
    }

    private static BaseManifest read(RegistryClient client, ImageReference base) throws IOException, RegistryException {
        ManifestAndDigest<?> pulled = client.pullManifest(base.getQualifier());
        Optional<BaseManifest> list = BaseManifest.ofList(pulled.getManifest());
        if (list.isPresent()) {
            return list.get();
        }
        if (pulled.getManifest() instanceof BuildableManifestTemplate manifest) {
            @Nullable ContentDescriptorTemplate described = manifest.getContainerConfiguration();
            if (described != null && described.getDigest() != null) {
                ContainerConfigurationTemplate configuration = JsonTemplateMapper.readJson(
                        Blobs.writeToString(client.pullBlob(described.getDigest(), size -> {}, sent -> {})),
                        ContainerConfigurationTemplate.class);
                return BaseManifest.of(
                        new Platform(configuration.getOs(), configuration.getArchitecture()),
                        pulled.getDigest().toString());
            }
        }
        return new BaseManifest(Map.of());
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
