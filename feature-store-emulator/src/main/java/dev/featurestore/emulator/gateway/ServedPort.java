package dev.featurestore.emulator.gateway;

import dev.featurestore.emulator.engine.LiveResources;
import dev.featurestore.emulator.http.Handler;
import dev.featurestore.emulator.http.LoopbackServer;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.RequestListener;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.http.Uploads;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A port on 127.0.0.1, where a deployment answers as it is at the time of each request. */
final class ServedPort implements AutoCloseable {

    private static final Uploads NO_UPLOADS = new Uploads(Path.of(""), (method, target) -> false, 0);

    private final String stackId;
    private final Supplier<LiveResources> resources;
    private final Function<ServedDeployment, Handler> gateway;
    private final LoopbackServer server;
    private volatile boolean live;
    private volatile Optional<ServedDeployment> settled = Optional.empty();

    /**
     * Opens a port.
     *
     * @param port 0 for a free one
     * @param listener receives the requests
     * @param resources the live resources at the time of a request
     * @param gateway answers the requests to a deployment
     */
    ServedPort(
            String stackId,
            int port,
            RequestListener listener,
            Supplier<LiveResources> resources,
            Function<ServedDeployment, Handler> gateway)
            throws IOException {
        this.stackId = stackId;
        this.resources = resources;
        this.gateway = gateway;
        this.server = LoopbackServer.start(port, listener.listening(this::handle), NO_UPLOADS);
    }

    String stackId() {
        return stackId;
    }

    URI endpoint() {
        return server.endpoint();
    }

    /** The URL of the deployment, for clients; empty while nothing answers. */
    Optional<URI> address() {
        return deployment().map(deployment -> endpoint().resolve(deployment.prefix()));
    }

    /** Receives the deployment of the stack's state. */
    void settled(ServedDeployment deployment) {
        settled = Optional.of(deployment);
    }

    private Response handle(Request request) {
        return deployment()
                .map(gateway)
                .orElseThrow(() -> ServiceError.notFound(request.method(), request.path()))
                .handle(request);
    }

    /** The deployment; none while a job creates it, and none after a job has deleted it. */
    private Optional<ServedDeployment> deployment() {
        Optional<ServedDeployment> found = resources.get().all(ServedDeployment.TYPE).stream()
                .flatMap(attributes -> ServedDeployment.of(attributes).stream())
                .filter(deployment -> deployment.port() == endpoint().getPort())
                .findFirst();
        if (found.isPresent()) {
            live = true;
        }
        return live ? found : settled;
    }

    @Override
    public void close() {
        server.close();
    }
}
