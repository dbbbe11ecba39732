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
        Optional<Integer> last = directory
                .read(FILE)
                .map(bytes -> new String(bytes, StandardCharsets.US_ASCII).strip())
                .filter(text -> text.matches("[0-9]{1,5}"))
                .map(Integer::parseInt);
        return last.filter(port -> port <= MAX_PORT && isFree(port)).orElse(0);
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
