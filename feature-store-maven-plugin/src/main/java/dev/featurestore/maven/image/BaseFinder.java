package dev.featurestore.maven.image;

import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.oci.http.Hosts;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * Finds the base of an image: in a mirror of its registry, otherwise in the registry itself. Jib would try a mirror that does
 * not answer for a minute, and would not report its error.
 */
final class BaseFinder {

    /**
     * A base that can be pulled.
     *
     * @param mirror the mirror that has it; empty for its own registry
     */
    record Found(RegistryBase base, Optional<String> mirror) {}

    private final Registries registries;
    private final RegistryProbe probe;
    private final RegistryManifests manifests;
    private final RegistryLogins logins;
    private final BuildListener listener;

    BaseFinder(
            Registries registries,
            RegistryProbe probe,
            RegistryManifests manifests,
            RegistryLogins logins,
            BuildListener listener) {
        this.registries = registries;
        this.probe = probe;
        this.manifests = manifests;
        this.logins = logins;
        this.listener = listener;
    }

    /**
     * Finds the base. Reports the error of each mirror that cannot be used.
     *
     * @return empty if its registry cannot be used, and the base has a digest, so that the one in the cache is the same
     * @throws FeatureStoreException if neither a mirror nor the registry has it
     */
    Optional<Found> find(ImageSpec spec, ImageTarget target) {
        String host = spec.base().registry();
        for (String mirror : registries.mirrors(host)) {
            Optional<RegistryBase> base = inMirror(spec, mirror);
            if (base.isPresent()) {
                return Optional.of(new Found(base.get(), Optional.of(mirror)));
            }
        }
        if (registries.network().offline() && !isHere(host)) {
            throw ImageFailures.notInCache(spec);
        }
        Optional<RegistryProbe.Finding> finding = probe.find(host);
        if (finding.isPresent()) {
            if (spec.base().hasDigest()) {
                return Optional.empty();
            }
            throw ImageFailures.ofBase(finding.get(), spec, registries);
        }
        try {
            return Optional.of(new Found(manifests.base(spec.base().reference()), Optional.empty()));
        } catch (IOException | RegistryException | CredentialRetrievalException e) {
            throw ImageFailures.of(e, spec, target, logins);
        }
    }

    /** Whether a registry is on this machine, so that it is used although Maven is offline. */
    static boolean isHere(String host) {
        return Hosts.isLoopback(URI.create("https://" + host));
    }

    /** Whether the base can be looked for, although Maven is offline. */
    boolean isInReach(ImageSpec spec) {
        String host = spec.base().registry();
        return isHere(host) || registries.mirrors(host).stream().anyMatch(BaseFinder::isHere);
    }

    private Optional<RegistryBase> inMirror(ImageSpec spec, String mirror) {
        if (registries.network().offline() && !isHere(mirror)) {
            return unusable(spec, mirror, "Maven is offline (-o)");
        }
        Optional<RegistryProbe.Finding> finding = probe.find(mirror);
        if (finding.isPresent()) {
            return unusable(
                    spec,
                    mirror,
                    finding.get().reason() + ". "
                            + ImageFailures.remedy(finding.get().trouble(), mirror, registries));
        }
        try {
            return Optional.of(manifests.baseInMirror(spec.base().reference(), mirror));
        } catch (IOException | RegistryException e) {
            return unusable(spec, mirror, ImageFailures.reason(e));
        }
    }

    private Optional<RegistryBase> unusable(ImageSpec spec, String mirror, String reason) {
        listener.warn("Cannot use " + mirror + ", the mirror of " + spec.base().registry() + ": " + reason);
        return Optional.empty();
    }
}
