package dev.featurestore.maven.image;

import com.google.cloud.tools.jib.api.DockerClient;
import com.google.cloud.tools.jib.api.DockerInfoDetails;
import com.google.cloud.tools.jib.api.ImageDetails;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.docker.CliDockerClient;
import com.google.cloud.tools.jib.image.Image;
import com.google.cloud.tools.jib.image.ImageTarball;
import dev.featurestore.operator.container.ContainerEngine;
import dev.featurestore.operator.container.PulledImage;
import dev.featurestore.operator.text.DebugLog;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gives images to a container engine: the engine pulls the layers that it does not have from a registry of this process.
 * An engine that does not reach it, because it runs in a virtual machine or on another host, loads the image whole.
 */
final class EngineClient implements DockerClient {

    private final ContainerEngine engine;
    private final List<ImageName> names;
    private final Optional<RemoteLayers> base;
    private final DebugLog debug;
    private final CliDockerClient whole;
    private volatile Optional<String> reference = Optional.empty();

    /**
     * @param names all names of the image
     * @param base the layers of its base, if they are to be downloaded
     */
    EngineClient(ContainerEngine engine, List<ImageName> names, Optional<RemoteLayers> base, DebugLog debug) {
        this.engine = engine;
        this.names = List.copyOf(names);
        this.base = base;
        this.debug = debug;
        this.whole = new CliDockerClient(engine.executable(), Map.of());
    }

    @Override
    public String load(ImageTarball tarball, Consumer<Long> written) throws InterruptedException, IOException {
        ServedImage image = ServedImage.of(image(tarball), base);
        base.ifPresent(layers -> layers.report(written));
        try (LoopbackRegistry registry = LoopbackRegistry.serve(image)) {
            PulledImage pulled = engine.pull(
                    registry.host(),
                    LoopbackRegistry.REPOSITORY,
                    image.digest().toString(),
                    image.id().toString(),
                    names.stream().map(ImageName::toString).toList());
            Optional<String> refusal = pulled.refusal();
            if (base.isPresent()) {
                base.get().complete();
            }
            if (refusal.isEmpty()) {
                reference = pulled.reference();
                return "";
            }
            debug.debug(() -> engine.shown() + " cannot pull from this process (" + refusal.get()
                    + "), and loads the whole image");
        }
        if (base.isPresent()) {
            base.get().fill();
        }
        return whole.load(tarball, written);
    }

    /** The full name of the image that the engine has now, if it is known without asking the engine. */
    Optional<String> reference() {
        return reference;
    }

    /** The image of a tarball: Jib gives no other access to it than all bytes of the tarball, with its layers. */
    static Image image(ImageTarball tarball) {
        try {
            Field image = ImageTarball.class.getDeclaredField("image");
            image.setAccessible(true);
            return (Image) Objects.requireNonNull(image.get(tarball));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This version of Jib keeps the image in another field", e);
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

    /** Nothing: Jib chooses an image of several platforms by it, and for an engine there is one. */
    @Override
    public DockerInfoDetails info() {
        return new DockerInfoDetails();
    }
}
