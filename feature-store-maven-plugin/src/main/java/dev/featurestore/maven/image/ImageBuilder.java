package dev.featurestore.maven.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.DockerDaemonImage;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.event.events.ProgressEvent;
import com.google.cloud.tools.jib.event.progress.ProgressEventHandler;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** Builds images with Jib: without a container engine, the same bytes from the same files. */
public final class ImageBuilder {

    private final Registries registries;
    private final Path cache;
    private final Progress progress;

    /**
     * Makes a builder.
     *
     * @param cache folder for layers of this build; those of bases are in Jib's own cache, which all builds share
     */
    public ImageBuilder(Registries registries, Path cache, Progress progress) {
        this.registries = registries;
        this.cache = cache;
        this.progress = progress;
    }

    /** Is told how far a build is. */
    public interface Progress {

        /**
         * Takes a stand.
         *
         * @param done how much is done, from 0 to 1
         * @param tasks what is being done
         */
        void at(double done, List<String> tasks);

        /** Takes a warning. */
        void warn(String line);
    }

    /**
     * Builds an image and brings it where it belongs.
     *
     * @throws FeatureStoreException if that was not possible
     */
    public BuiltImage build(ImageSpec spec, ImageTarget target) {
        ImageReference base = reference(spec.base());
        ImageReference name = reference(spec.name());
        try {
            JibContainer built = plan(spec, base).containerize(containerizer(target, name));
            return new BuiltImage(
                    spec.name(),
                    built.getDigest().toString(),
                    built.getImageId().toString(),
                    true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FeatureStoreException.of(
                    FailureCode.INTERRUPTED,
                    "interrupted; the image " + spec.name() + " was not built",
                    "run it again");
        } catch (ExecutionException e) {
            throw ImageFailures.of(Optional.ofNullable(e.getCause()).orElse(e), spec, target);
        } catch (IOException | RegistryException | CacheDirectoryCreationException e) {
            throw ImageFailures.of(e, spec, target);
        }
    }

    private JibContainerBuilder plan(ImageSpec spec, ImageReference base) {
        JibContainerBuilder plan = Jib.from(image(base))
                .setFormat(ImageFormat.OCI)
                .setCreationTime(spec.created())
                .setUser(spec.user())
                .setWorkingDirectory(AbsoluteUnixPath.get(ImageSpec.WORK_DIRECTORY))
                .setEntrypoint("java", "-cp", ImageSpec.WORK_DIRECTORY + "/lib/*", spec.mainClass())
                .setLabels(spec.labels());
        plan.setPlatforms(spec.platforms().stream()
                .map(p -> new com.google.cloud.tools.jib.api.buildplan.Platform(p.architecture(), p.os()))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        for (ImageLayer layer : spec.layers()) {
            FileEntriesLayer.Builder entries = FileEntriesLayer.builder().setName(layer.name());
            AbsoluteUnixPath folder =
                    AbsoluteUnixPath.get(ImageSpec.WORK_DIRECTORY).resolve("lib");
            for (Path file : layer.files()) {
                entries.addEntry(file, folder.resolve(file.getFileName().toString()));
            }
            plan.addFileEntriesLayer(entries.build());
        }
        return plan;
    }

    private Containerizer containerizer(ImageTarget target, ImageReference name) {
        Containerizer containerizer = to(target, name);
        registries.mirrors().forEach(containerizer::addRegistryMirrors);
        return containerizer
                .setAllowInsecureRegistries(registries.insecure())
                .setOfflineMode(registries.offline())
                .setApplicationLayersCache(cache)
                .setToolName("feature-store-maven-plugin")
                .addEventHandler(LogEvent.class, this::log)
                .addEventHandler(
                        ProgressEvent.class,
                        new ProgressEventHandler(
                                update -> progress.at(update.getProgress(), update.getUnfinishedLeafTasks())));
    }

    private Containerizer to(ImageTarget target, ImageReference name) {
        if (target instanceof ImageTarget.Engine engine) {
            return Containerizer.to(DockerDaemonImage.named(name).setDockerExecutable(engine.executable()));
        }
        if (target instanceof ImageTarget.Tar tar) {
            return Containerizer.to(TarImage.at(tar.file()).named(name));
        }
        return Containerizer.to(image(name));
    }

    /** An image of a registry: its login from the settings, or else from where Docker's tools keep it. */
    private RegistryImage image(ImageReference reference) {
        CredentialRetrieverFactory factory = CredentialRetrieverFactory.forImage(reference, this::log);
        return RegistryImage.named(reference)
                .addCredentialRetriever(() -> registries
                        .logins()
                        .apply(reference.getRegistry())
                        .map(login -> Credential.from(login.user(), login.password())))
                .addCredentialRetriever(factory.dockerConfig())
                .addCredentialRetriever(factory.wellKnownCredentialHelpers());
    }

    private void log(LogEvent event) {
        if (event.getLevel() == LogEvent.Level.WARN || event.getLevel() == LogEvent.Level.ERROR) {
            progress.warn(event.getMessage());
        }
    }

    private static ImageReference reference(String text) {
        try {
            return ImageReference.parse(text);
        } catch (InvalidImageReferenceException e) {
            throw FeatureStoreException.of(
                    FailureCode.MISSING_PARAMETER,
                    "\"" + text + "\" is no name of an image",
                    "write [REGISTRY/]NAME[:TAG] in lower case, such as feature_store:v1",
                    e);
        }
    }
}
