package dev.featurestore.emulator;

import dev.featurestore.emulator.store.PrivateDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The port of a cloud that stays, in a file: the next start uses it too, so that clients keep their endpoint. */
record KeptPort(PrivateDirectory directory) {

    private static final String FILE = "port";
    private static final int MAX_PORT = 65_535;

    /** The port of the last start if it is free, otherwise 0 for any free port. */
    int preferred() {
        return directory
                .read(FILE)
                .flatMap(this::parse)
                .filter(KeptPort::isFree)
                .orElse(0);
    }

    private Optional<Integer> parse(byte[] content) {
        String text = new String(content, StandardCharsets.US_ASCII).strip();
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > MAX_PORT) {
            directory.setAside(FILE, "it does not have a port", "the port of its last start, and may use another one");
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(text));
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    void keep(int port) {
        directory.write(FILE, Integer.toString(port).getBytes(StandardCharsets.US_ASCII));
    }
}
