package dev.featurestore.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A running embedded cloud, as a file in its folder describes it to other processes.
 *
 * @param endpoint its URL
 * @param process the ID of the process that runs it
 * @param stays whether it runs until it is stopped; otherwise it ends with the build that runs it
 * @param engine the engine that it was started with: {@code auto}, {@code builtin} or the path of a program
 * @param engineInUse description of the engine that runs its jobs, such as the path and version of a program
 * @param providerSchema path of the file with additional resource types; empty without such a file
 * @param provisioners what its jobs do with provisioners: {@code skip} or {@code run}
 * @param stores URLs of the feature stores that answer
 */
public record EmbeddedCloudAddress(
        URI endpoint,
        long process,
        boolean stays,
        String engine,
        String engineInUse,
        String providerSchema,
        String provisioners,
        List<String> stores) {

    private static final String FILE = "address.json";

    /** A path that needs a signature, unlike that of the dashboard. */
    private static final String SIGNED_PATH = "/20180917/stacks";

    private static final int TIMEOUT_MILLIS = 2000;

    public EmbeddedCloudAddress {
        stores = List.copyOf(stores);
    }

    /** The cloud of a folder; empty if none runs. Does not create the folder. */
    public static Optional<EmbeddedCloudAddress> running(Path folder) {
        try {
            if (!OwnerLock.exists(folder)) {
                return Optional.empty();
            }
            PrivateDirectory directory = PrivateDirectory.at(folder);
            // Another cloud may answer at the address that a killed one has left.
            return OwnerLock.isHeld(directory)
                    ? read(directory).filter(EmbeddedCloudAddress::answers)
                    : Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            throw new EmbeddedCloudException("Cannot read the folder of the embedded cloud: " + e.getMessage(), e);
        }
    }

    static Optional<EmbeddedCloudAddress> read(PrivateDirectory directory) {
        return directory.read(FILE).flatMap(EmbeddedCloudAddress::parse);
    }

    private static Optional<EmbeddedCloudAddress> parse(byte[] content) {
        try {
            JsonNode json = Json.read(content);
            List<String> stores = new ArrayList<>();
            json.path("stores").forEach(store -> stores.add(store.asText()));
            return Optional.of(new EmbeddedCloudAddress(
                    URI.create(json.path("endpoint").asText()),
                    json.path("process").asLong(),
                    json.path("stays").asBoolean(),
                    json.path("engine").asText(),
                    json.path("engineInUse").asText(),
                    json.path("providerSchema").asText(),
                    json.path("provisioners").asText(),
                    stores));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void write(PrivateDirectory directory) {
        ObjectNode json = Json.object();
        json.put("endpoint", endpoint.toString());
        json.put("process", process);
        json.put("stays", stays);
        json.put("engine", engine);
        json.put("engineInUse", engineInUse);
        json.put("providerSchema", providerSchema);
        json.put("provisioners", provisioners);
        stores.forEach(json.putArray("stores")::add);
        directory.write(FILE, Json.write(json));
    }

    static void delete(PrivateDirectory directory) {
        directory.delete(FILE);
    }

    /** Whether an embedded cloud answers there: it refuses a request without a signature. Uses no proxy. */
    boolean answers() {
        if (endpoint.getHost() == null || endpoint.getPort() < 0) {
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            String request = "GET " + SIGNED_PATH + " HTTP/1.1\r\nHost: " + endpoint.getAuthority()
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String status = in.readLine();
            return status != null && status.startsWith("HTTP/1.1 401");
        } catch (IOException e) {
            return false;
        }
    }
}
