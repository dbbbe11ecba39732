package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.http.LoopbackServer;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.http.Uploads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps the state of one job for Terraform's backend {@code http} ("Backend Type: http", developer.hashicorp.com). That
 * backend sends the state every 20 seconds, when Terraform is stopped, and at the end. The backend {@code local} writes the
 * whole state after each resource: of 2,000 resources, that took most of the time of the job.
 */
final class StateServer implements AutoCloseable {

    private final Path file;
    private final String path;
    private final LoopbackServer server;

    private StateServer(Path folder) throws IOException {
        this.file = folder.resolve("state");
        // Other users of the machine can reach the port, but not read the environment of Terraform.
        this.path = "/" + UUID.randomUUID();
        this.server = LoopbackServer.start(
                0,
                this::answer,
                new Uploads(folder, (method, target) -> target.equals(path) && method.equals("POST"), Long.MAX_VALUE));
    }

    /**
     * Starts a server.
     *
     * @param folder an empty folder
     * @param state the state before the job
     */
    static StateServer start(Path folder, Optional<byte[]> state) throws IOException {
        StateServer server = new StateServer(folder);
        if (state.isPresent()) {
            Files.write(server.file, state.get());
        }
        return server;
    }

    /** The address of the state. */
    URI address() {
        return server.endpoint().resolve(path);
    }

    private synchronized Response answer(Request request) {
        if (!request.path().equals(path)) {
            throw ServiceError.notFound(request.method(), request.path());
        }
        try {
            return switch (request.method()) {
                case "GET" ->
                    state().map(bytes -> Response.of(200, "application/json", bytes))
                            .orElseGet(() -> Response.empty(404));
                case "POST" -> {
                    Path received = file.resolveSibling("received");
                    request.content().moveTo(received);
                    Files.move(received, file, StandardCopyOption.REPLACE_EXISTING);
                    yield Response.empty(200);
                }
                default -> Response.empty(405);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last state that was received, or else the state before the job. */
    Optional<byte[]> state() throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
