package dev.featurestore.maven.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.DockerDaemonImage;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.event.events.ProgressEvent;
import com.google.cloud.tools.jib.event.progress.ProgressEventHandler;
import com.google.common.util.concurrent.MoreExecutors;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.text.Masked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** Builds images with Jib: without a container engine, and the same bytes from the same files. */
final class ImageBuilder {

    /** Name of the first layer on top of the base: the home folder, without files. */
    static final String HOME_LAYER = "home";

    private final Registries registries;
    private final RegistryLogins logins;
    private final Path cache;
    private final BuildListener listener;
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    /** @param cache folder for the layers of this build; those of base images are in Jib's cache, which all builds share */
    ImageBuilder(Registries registries, RegistryLogins logins, Path cache, BuildListener listener) {
        this.registries = registries;
        this.logins = logins;
        this.cache = cache;
        this.listener = listener;
    }

    /**
     * Builds an image and stores it in its target. Warnings of Jib are logged only if it succeeds: the message of a failure
     * says what they say.
     *
     * @param cached the base in the cache; if it is given, no registry is asked for the base
     * @throws FeatureStoreException if the build fails
     */
    MadeImage build(ImageSpec spec, ImageTarget target, Optional<CachedBase> cached) {
        return build(spec, target, cached, Optional.empty());
    }

    /**
     * Builds an image for a container engine while the layers of its base are downloaded.
     *
     * @throws FeatureStoreException if the build fails
     */
    MadeImage build(ImageSpec spec, ImageTarget.Engine engine, RemoteLayers layers) {
        return build(spec, engine, Optional.empty(), Optional.of(layers));
    }

    private MadeImage build(
            ImageSpec spec, ImageTarget target, Optional<CachedBase> cached, Optional<RemoteLayers> layers) {
        try {
            MadeImage built = containerize(spec, target, cached, layers);
            warnings.forEach(listener::warn);
            return built;
        } catch (ExecutionException e) {
            throw ImageFailures.of(Optional.ofNullable(e.getCause()).orElse(e), spec, target, logins, cache);
        } catch (IOException | RegistryException | CacheDirectoryCreationException e) {
            throw ImageFailures.of(e, spec, target, logins, cache);
        }
    }

    private MadeImage containerize(
            ImageSpec spec, ImageTarget target, Optional<CachedBase> cached, Optional<RemoteLayers> layers)
            throws ExecutionException, IOException, RegistryException, CacheDirectoryCreationException {
        try {
            boolean registry = target instanceof ImageTarget.Registry;
            ImageReference base = registry && cached.isPresent()
                    ? cached.get().pinned()
                    : spec.base().reference();
            Optional<EngineClient> client = target instanceof ImageTarget.Engine engine
                    ? Optional.of(new EngineClient(engine.engine(), spec.names(), layers, listener))
                    : Optional.empty();
            boolean offline = layers.isPresent() || (cached.isPresent() && !registry);
            Containerizer containerizer = containerizer(to(target, spec, client), spec, offline);
            layers.ifPresent(remote -> containerizer.setBaseImageLayersCache(remote.standIn()));
            JibContainer built = plan(spec, base).containerize(containerizer);
            return new MadeImage(
                    spec,
                    built.getDigest().toString(),
                    built.getImageId().toString(),
                    client.flatMap(EngineClient::reference));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FeatureStoreException.of(
                    FailureCode.INTERRUPTED,
                    "Interrupted: the image " + spec.name() + " was not built",
                    "Run the same command again");
        }
    }

    private JibContainerBuilder plan(ImageSpec spec, ImageReference base) throws IOException {
        JibContainerBuilder plan = Jib.from(image(base))
                // One form for all targets, so that they have one digest: docker before 25 loads no other from a tar,
                // and Jib makes an index of platforms in no other.
                .setFormat(ImageFormat.Docker)
                .setCreationTime(spec.created())
                .setUser(spec.user().toString())
                .setWorkingDirectory(AbsoluteUnixPath.get(ImageSpec.WORK_DIRECTORY))
                .setEntrypoint(spec.entrypoint())
                .setLabels(spec.labels())
                .setPlatforms(spec.platforms().stream()
                        .map(p -> new Platform(p.architecture(), p.os()))
                        .collect(Collectors.toCollection(LinkedHashSet::new)))
                .addFileEntriesLayer(home());
        for (ImageLayer layer : spec.layers()) {
            FileEntriesLayer.Builder entries = FileEntriesLayer.builder().setName(layer.name());
            for (Path file : layer.files()) {
                // The same for all builds, whatever umask their files were made with.
                entries.addEntry(
                        file,
                        AbsoluteUnixPath.get(
                                ImageSpec.WORK_DIRECTORY + "/" + layer.folder() + "/" + file.getFileName()),
                        FilePermissions.DEFAULT_FILE_PERMISSIONS,
                        FileEntriesLayer.DEFAULT_MODIFICATION_TIME);
            }
            plan.addFileEntriesLayer(entries.build());
        }
        return plan;
    }

    /** The home folder, which each user can read. Only the name and the permissions of an entry of a folder matter. */
    private FileEntriesLayer home() throws IOException {
        return FileEntriesLayer.builder()
                .setName(HOME_LAYER)
                .addEntry(
                        Files.createDirectories(cache),
                        AbsoluteUnixPath.get(ImageSpec.HOME),
                        FilePermissions.DEFAULT_FOLDER_PERMISSIONS)
                .build();
    }

    private Containerizer containerizer(Containerizer containerizer, ImageSpec spec, boolean offline) {
        registries.mirrors().forEach(containerizer::addRegistryMirrors);
        spec.tags().forEach(containerizer::withAdditionalTag);
        if (spec.platforms().size() > 1) {
            // One after the other: the platforms share layers, and a registry that keeps files (CNCF's
            // distribution 2.8) finds a layer damaged while another request sends it too.
            containerizer.setExecutorService(MoreExecutors.newDirectExecutorService());
        }
        return containerizer
                .setAllowInsecureRegistries(registries.insecure())
                .setOfflineMode(offline)
                .setApplicationLayersCache(cache)
                .setToolName("feature-store-maven-plugin")
                .setToolVersion(spec.version())
                .addEventHandler(LogEvent.class, this::log)
                .addEventHandler(
                        ProgressEvent.class,
                        new ProgressEventHandler(
                                update -> listener.at(update.getProgress(), update.getUnfinishedLeafTasks())));
    }

    private Containerizer to(ImageTarget target, ImageSpec spec, Optional<EngineClient> client) {
        ImageReference name = spec.name().reference();
        if (client.isPresent()) {
            return Containerizer.to(client.get(), DockerDaemonImage.named(name));
        }
        if (target instanceof ImageTarget.Tar tar) {
            return Containerizer.to(TarImage.at(tar.file()).named(name));
        }
        return Containerizer.to(image(name));
    }

    private RegistryImage image(ImageReference reference) {
        return RegistryImage.named(reference).addCredentialRetriever(() -> logins.credential(reference));
    }

    private void log(LogEvent event) {
        String message = ImageFailures.plain(event.getMessage());
        boolean bad = event.getLevel() == LogEvent.Level.WARN || event.getLevel() == LogEvent.Level.ERROR;
        listener.debug(() -> "Jib: " + Masked.urls(message));
        if (bad && !isAskedFor(message)) {
            warnings.add(Masked.urls(message));
        }
    }

    /** The user has asked for a base by tag, and for requests without TLS where they are allowed. */
    private boolean isAskedFor(String message) {
        return message.contains("does not use a specific image digest")
                || (registries.insecure() && message.contains("Attempting again with"));
    }
}
