package dev.featurestore.maven.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.DockerClient;
import com.google.cloud.tools.jib.api.DockerInfoDetails;
import com.google.cloud.tools.jib.api.ImageDetails;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.cache.Cache;
import com.google.cloud.tools.jib.docker.CliDockerClient;
import com.google.cloud.tools.jib.image.ImageTarball;
import dev.featurestore.operator.container.ContainerEngine;
import dev.featurestore.operator.text.DebugLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gives images to a container engine: the engine pulls the layers that it does not have from a registry of this process.
 * An engine that does not reach it, because it runs in a virtual machine or on another host, loads the image whole.
 */
final class EngineClient implements DockerClient {

    private final ContainerEngine engine;
    private final List<ImageName> names;
    private final Path layers;
    private final DebugLog debug;
    private final CliDockerClient whole;

    /**
     * @param names all names of the image
     * @param layers Jib's cache of the layers of this build
     */
    EngineClient(ContainerEngine engine, List<ImageName> names, Path layers, DebugLog debug) {
        this.engine = engine;
        this.names = List.copyOf(names);
        this.layers = layers;
        this.debug = debug;
        this.whole = new CliDockerClient(engine.executable(), Map.of());
    }

    @Override
    public String load(ImageTarball tarball, Consumer<Long> written) throws InterruptedException, IOException {
        Optional<ServedImage> image = ServedImage.of(tarball, caches());
        if (image.isPresent()) {
            try (LoopbackRegistry registry = LoopbackRegistry.serve(image.get())) {
                Optional<String> refusal = engine.pull(
                        registry.reference(),
                        names.stream().map(ImageName::toString).toList());
                if (refusal.isEmpty()) {
                    return "";
                }
                debug.debug(() -> engine.shown() + " cannot pull from this process (" + refusal.get()
                        + "), and loads the whole image");
            }
        }
        return whole.load(tarball, written);
    }

    private List<Cache> caches() throws IOException {
        try {
            return List.of(
                    Cache.withDirectory(layers), Cache.withDirectory(Containerizer.DEFAULT_BASE_CACHE_DIRECTORY));
        } catch (CacheDirectoryCreationException e) {
            throw new IOException(e);
        }
    }

    @Override
    public boolean supported(Map<String, String> parameters) {
        return whole.supported(parameters);
    }

    @Override
    public void save(ImageReference image, Path file, Consumer<Long> written) throws InterruptedException, IOException {
        whole.save(image, file, written);
    }

    @Override
    public ImageDetails inspect(ImageReference image) throws IOException, InterruptedException {
        return whole.inspect(image);
    }

    @Override
    public DockerInfoDetails info() throws IOException, InterruptedException {
        return whole.info();
    }
}
