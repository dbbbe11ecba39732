package dev.featurestore.emulator;

import java.io.IOException;
import java.nio.file.Path;

/** Program of a test: opens the cloud of a folder, says how, and closes it after a line of input. */
final class Joiner {

    private Joiner() {}

    public static void main(String[] args) throws IOException {
        try (EmbeddedCloud cloud = EmbeddedCloud.open(EmbeddedCloudOptions.in(Path.of(args[0])))) {
            System.out.println((cloud.joined() ? "joined " : "serves ") + cloud.endpoint());
            if (System.in.read() < 0) {
                throw new IOException("no input");
            }
        }
        System.out.println("closed");
    }
}
