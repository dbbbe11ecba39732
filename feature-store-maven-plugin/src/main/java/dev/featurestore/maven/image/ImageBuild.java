package dev.featurestore.maven.image;

import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.image.json.ImageMetadataTemplate;
import dev.featurestore.operator.container.ContainerEngine;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.oci.http.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Builds an image, unless its target has it already. */
public final class ImageBuild {

    /** Whether an image is built, and why. */
    private enum Decision {
        FIRST("built, because no earlier build is recorded"),
        CHANGED("built, because base image, layers or settings differ from the last build"),
        LOST("built, because the target does not have the image of the last build"),
        /** The target has the image of the last build, but its base may differ now. */
        AGAIN("built, because the base image may have changed"),
        UNCHANGED("not built, because the target has it, built from the same inputs");

        private final String text;

        Decision(String text) {
            this.text = text;
        }
    }

    private static final String NONE = "none";

    private final Registries registries;
    private final Path folder;
    private final FileDigests digests;
    private final BuildListener listener;
    private final RegistryLogins logins;
    private final RegistryManifests manifests;
    private final Transport transport;
    private final RegistryProbe probe;
    private final BaseFinder bases;

    /**
     * @param folder folder of the records of earlier builds, and of cached layers
     * @param digests digests of the image's files
     */
    public ImageBuild(Registries registries, Path folder, FileDigests digests, BuildListener listener) {
        this.registries = registries;
        this.folder = folder;
        this.digests = digests;
        this.listener = listener;
        this.logins = new RegistryLogins(registries, listener);
        this.manifests = new RegistryManifests(registries, logins, listener);
        this.transport = Transport.of(registries.network(), listener);
        this.probe = new RegistryProbe(transport, registries.insecure());
        this.bases = new BaseFinder(registries, probe, manifests, logins, listener);
    }

    /**
     * Builds an image, unless the target has it already, built from the same inputs.
     *
     * @param again whether to build it in any case, because the tag of its base may have moved
     * @throws FeatureStoreException if the build fails
     */
    public BuiltImage run(ImageSpec spec, ImageTarget target, boolean again) {
        refuseWhatNoTargetTakes(spec, target);
        boolean registry = target instanceof ImageTarget.Registry;
        if (registry) {
            refuseOffline(spec);
        }
        try (JvmProxies proxies = JvmProxies.towards(transport, hosts(spec, target));
                JvmTrust trust = JvmTrust.of(transport.tls())) {
            if (registry) {
                requireAnswer(spec, spec.name().registry());
            }
            String inputs = ImageInputs.sha256(spec, target, digests);
            Path file = ImageRecord.file(folder, target.kind());
            Optional<ImageRecord> last = ImageRecord.read(file);
            Decision decision = decide(last, inputs, () -> trace(spec, target), again);
            listener.debug(() -> "Image " + spec.name() + ": " + decision.text);
            Optional<ImageRecord> before =
                    last.filter(r -> decision == Decision.UNCHANGED || decision == Decision.AGAIN);
            if (before.isPresent() && decision == Decision.UNCHANGED) {
                before.get().writeLatest(folder);
                return new BuiltImage(before.get(), false);
            }
            ImageRecord made = record(build(spec, target, again), target, inputs);
            made.write(file);
            made.writeLatest(folder);
            boolean same = before.filter(r -> r.digest().equals(made.digest())).isPresent();
            return new BuiltImage(made, !same);
        }
    }

    private static Decision decide(Optional<ImageRecord> last, String inputs, Supplier<String> trace, boolean again) {
        if (last.isEmpty()) {
            return Decision.FIRST;
        }
        if (!last.get().inputs().equals(inputs)) {
            return Decision.CHANGED;
        }
        if (!last.get().trace().equals(trace.get())) {
            return Decision.LOST;
        }
        return again ? Decision.AGAIN : Decision.UNCHANGED;
    }

    private MadeImage build(ImageSpec spec, ImageTarget target, boolean again) {
        if (target instanceof ImageTarget.Tar tar) {
            makeFolderOf(tar.file());
        }
        try {
            CachedBase cached = CachedBase.of(spec.base());
            Optional<MadeImage> built = onCachedBase(cached, spec, target, again);
            return built.isPresent() ? built.get() : onBaseOfRegistry(cached, spec, target);
        } catch (IOException e) {
            throw ImageFailures.of(e, spec, target, logins);
        }
    }

    /** Like docker and podman: a base that is here is not asked for again. What is published has the newest base. */
    private Optional<MadeImage> onCachedBase(CachedBase cached, ImageSpec spec, ImageTarget target, boolean again)
            throws IOException {
        boolean offline = registries.network().offline();
        if (!offline && (again || target instanceof ImageTarget.Registry)) {
            return Optional.empty();
        }
        Optional<BaseManifest> base = cached.find(spec.platforms());
        if (base.isEmpty() || (!offline && !base.get().isComplete(spec.platforms()))) {
            if (offline && !bases.isInReach(spec)) {
                throw ImageFailures.notInCache(spec);
            }
            return Optional.empty();
        }
        base.get().requirePlatforms(spec);
        return Optional.of(builder(registries).build(base.get().labelled(spec), target, Optional.of(cached)));
    }

    private MadeImage onBaseOfRegistry(CachedBase cached, ImageSpec spec, ImageTarget target) throws IOException {
        Optional<BaseFinder.Found> found = bases.find(spec, target);
        if (found.isEmpty()) {
            BaseManifest base = cached.find(spec.platforms()).orElseThrow(() -> ImageFailures.notInCache(spec));
            base.requirePlatforms(spec);
            return builder(registries).build(base.labelled(spec), target, Optional.of(cached));
        }
        BaseManifest base = found.get().base().manifest();
        base.requirePlatforms(spec);
        if (target instanceof ImageTarget.Engine engine) {
            Optional<ImageMetadataTemplate> metadata = metadata(found.get().base(), spec, target);
            if (metadata.isPresent()) {
                try (RemoteLayers layers = RemoteLayers.of(
                        cached, metadata.get(), found.get().base().client())) {
                    return builder(registries).build(base.labelled(spec), engine, layers);
                }
            }
        }
        Registries usable = registries.withMirrors(
                spec.base().registry(), found.get().mirror().map(List::of).orElse(List.of()));
        try {
            return builder(usable).build(base.labelled(spec), target, Optional.empty());
        } finally {
            // Jib has stored the base without its digest, also if the push fails then.
            cached.remember(base);
        }
    }

    private Optional<ImageMetadataTemplate> metadata(RegistryBase base, ImageSpec spec, ImageTarget target) {
        try {
            return base.metadata(spec.platforms().get(0));
        } catch (IOException | RegistryException e) {
            throw ImageFailures.of(e, spec, target, logins);
        }
    }

    private ImageBuilder builder(Registries usable) {
        return new ImageBuilder(usable, logins, folder.resolve("image-layers"), listener);
    }

    private void requireAnswer(ImageSpec spec, String host) {
        probe.find(host).ifPresent(finding -> {
            throw ImageFailures.of(finding, spec, host, registries);
        });
    }

    private List<String> hosts(ImageSpec spec, ImageTarget target) {
        List<String> hosts = new ArrayList<>();
        hosts.add(spec.base().registry());
        hosts.addAll(registries.mirrors(spec.base().registry()));
        if (target instanceof ImageTarget.Registry) {
            hosts.add(spec.name().registry());
        }
        return hosts;
    }

    /** Identifies the image in the target; {@code none} if the target does not have it under each of its names. */
    private String trace(ImageSpec spec, ImageTarget target) {
        if (target instanceof ImageTarget.Engine engine) {
            return inspected(spec, engine).map(ContainerEngine.Inspected::id).orElse(NONE);
        }
        if (target instanceof ImageTarget.Tar tar) {
            try {
                return Files.size(tar.file()) + " " + Files.getLastModifiedTime(tar.file());
            } catch (IOException absent) {
                return NONE;
            }
        }
        Set<String> digests = spec.names().stream()
                .map(name -> manifests.digest(name).orElse(NONE))
                .collect(Collectors.toSet());
        return digests.size() == 1 ? digests.iterator().next() : NONE;
    }

    private static Optional<ContainerEngine.Inspected> inspected(ImageSpec spec, ImageTarget.Engine target) {
        return target.engine()
                .inspect(spec.names().stream().map(ImageName::toString).toList());
    }

    private ImageRecord record(MadeImage made, ImageTarget target, String inputs) {
        ImageSpec spec = made.spec();
        String reference = spec.name().toString();
        String id = made.id();
        String trace;
        if (made.reference().isPresent()) {
            trace = id;
            reference = made.reference().get();
        } else if (target instanceof ImageTarget.Engine engine) {
            Optional<ContainerEngine.Inspected> image = inspected(spec, engine);
            trace = image.map(ContainerEngine.Inspected::id).orElse(NONE);
            id = image.map(ContainerEngine.Inspected::id).orElse(id);
            reference = image.map(i -> i.reference(spec.name().toString())).orElse(reference);
        } else if (target instanceof ImageTarget.Registry) {
            trace = made.digest();
            reference = spec.name().at(made.digest());
        } else {
            trace = trace(spec, target);
        }
        return new ImageRecord(
                spec.name().toString(),
                spec.tags(),
                target.kind(),
                target.shown(),
                reference,
                made.digest(),
                id,
                spec.base().toString(),
                spec.platforms().stream().map(ImageSpec.Platform::toString).toList(),
                spec.labels(),
                layers(spec),
                inputs,
                trace);
    }

    /** The layers on top of the base, with the names of their files. */
    static Map<String, List<String>> layers(ImageSpec spec) {
        Map<String, List<String>> layers = new LinkedHashMap<>();
        layers.put(ImageBuilder.HOME_LAYER, List.of());
        for (ImageLayer layer : spec.layers()) {
            layers.put(
                    layer.name(),
                    layer.files().stream().map(f -> f.getFileName().toString()).toList());
        }
        return layers;
    }

    private static void refuseWhatNoTargetTakes(ImageSpec spec, ImageTarget target) {
        if (spec.platforms().size() > 1 && !(target instanceof ImageTarget.Registry)) {
            throw FeatureStoreException.of(
                    FailureCode.CONFLICTING_PARAMETERS,
                    "An image for several platforms (" + spec.platforms() + ") can only be pushed to a registry",
                    "Set featurestore.imageTarget to registry, or set one platform");
        }
    }

    private void refuseOffline(ImageSpec spec) {
        String host = spec.name().registry();
        if (registries.network().offline() && !BaseFinder.isHere(host)) {
            throw FeatureStoreException.of(
                    FailureCode.OFFLINE,
                    "Maven is offline (-o), and the registry " + host + " is not on this machine",
                    "Run the command without -o");
        }
    }

    private static void makeFolderOf(Path file) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "Cannot create the folder of " + file + ": " + e,
                    "Set featurestore.imageTar to another path",
                    e);
        }
    }
}
