package dev.featurestore.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The address of a running embedded cloud, in a file for users that join it.
 *
 * @param endpoint its URL
 * @param process the ID of the process that runs it
 */
record EmbeddedCloudAddress(URI endpoint, long process) {

    private static final String FILE = "address.json";

    /** A path that needs a signature, unlike that of the dashboard. */
    private static final String SIGNED_PATH = "/20180917/stacks";

    private static final int TIMEOUT_MILLIS = 2000;

    static Optional<EmbeddedCloudAddress> read(PrivateDirectory directory) {
        return directory.read(FILE).flatMap(EmbeddedCloudAddress::parse);
    }

    private static Optional<EmbeddedCloudAddress> parse(byte[] content) {
        try {
            JsonNode json = Json.read(content);
            return Optional.of(new EmbeddedCloudAddress(
                    URI.create(json.path("endpoint").asText()),
                    json.path("process").asLong()));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void write(PrivateDirectory directory) {
        ObjectNode json = Json.object();
        json.put("endpoint", endpoint.toString());
        json.put("process", process);
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
