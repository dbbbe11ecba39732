package dev.featurestore.maven.image;

import com.google.cloud.tools.jib.image.json.ManifestTemplate;
import com.google.cloud.tools.jib.image.json.OciIndexTemplate;
import com.google.cloud.tools.jib.image.json.V22ManifestListTemplate;
import dev.featurestore.maven.image.ImageSpec.Platform;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the base of an image before it is pulled.
 *
 * @param digests its platforms in the order of the registry, with the digests of their manifests; an empty text for a
 *     digest that is not known
 */
record BaseManifest(Map<Platform, String> digests) {

    BaseManifest {
        digests = Collections.unmodifiableMap(new LinkedHashMap<>(digests));
    }

    static BaseManifest of(Platform platform, String digest) {
        return new BaseManifest(Map.of(platform, digest));
    }

    /** The base of a manifest list or an index; empty for another manifest. */
    static Optional<BaseManifest> ofList(@Nullable ManifestTemplate manifest) {
        Map<Platform, String> digests = new LinkedHashMap<>();
        if (manifest instanceof V22ManifestListTemplate list) {
            for (V22ManifestListTemplate.ManifestDescriptorTemplate entry : list.getManifests()) {
                V22ManifestListTemplate.ManifestDescriptorTemplate.@Nullable Platform platform = entry.getPlatform();
                if (platform != null) {
                    add(digests, platform.getOs(), platform.getArchitecture(), entry.getDigest());
                }
            }
        } else if (manifest instanceof OciIndexTemplate index) {
            for (OciIndexTemplate.ManifestDescriptorTemplate entry : index.getManifests()) {
                OciIndexTemplate.ManifestDescriptorTemplate.@Nullable Platform platform = entry.getPlatform();
                if (platform != null) {
                    add(digests, platform.getOs(), platform.getArchitecture(), String.valueOf(entry.getDigest()));
                }
            }
        } else {
            return Optional.empty();
        }
        return Optional.of(new BaseManifest(digests));
    }

    /** Attestations are listed with an unknown platform. Jib takes the first manifest of a platform. */
    private static void add(
            Map<Platform, String> digests,
            @Nullable String os,
            @Nullable String architecture,
            @Nullable String digest) {
        if (os != null && architecture != null && digest != null && !os.equals("unknown")) {
            digests.putIfAbsent(new Platform(os, architecture), digest);
        }
    }

    boolean has(List<Platform> platforms) {
        return digests.keySet().containsAll(platforms);
    }

    /** Whether it has the platforms, and the digest for the label of an image. */
    boolean isComplete(List<Platform> platforms) {
        return has(platforms) && (platforms.size() > 1 || digest(platforms).isPresent());
    }

    /** An image on this base, with the label that has the digest of the base. */
    ImageSpec labelled(ImageSpec spec) {
        return digest(spec.platforms())
                .map(digest -> spec.withLabel("org.opencontainers.image.base.digest", digest))
                .orElse(spec);
    }

    /** Digest of the manifest of the only platform of an image; the platforms of an image share its labels. */
    Optional<String> digest(List<Platform> platforms) {
        return platforms.size() == 1
                ? Optional.ofNullable(digests.get(platforms.get(0))).filter(digest -> !digest.isEmpty())
                : Optional.empty();
    }

    /** @throws FeatureStoreException {@code REGISTRY_REFUSED} if the base lacks a platform of an image */
    void requirePlatforms(ImageSpec spec) {
        List<Platform> absent =
                spec.platforms().stream().filter(p -> !digests.containsKey(p)).toList();
        // Of a manifest of Docker's first schema no platform is known.
        if (!absent.isEmpty() && !digests.isEmpty()) {
            throw FeatureStoreException.of(
                    FailureCode.REGISTRY_REFUSED,
                    "Cannot build the image " + spec.name() + ": the base " + spec.base() + " has no image for "
                            + shown(absent) + ", only for " + shown(digests.keySet()),
                    "Set -Dfeaturestore.platforms to a platform that it has, or -Dfeaturestore.baseImage to another base");
        }
    }

    private static String shown(Collection<Platform> platforms) {
        return platforms.stream().map(Platform::toString).collect(Collectors.joining(", "));
    }
}
