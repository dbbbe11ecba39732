package dev.featurestore.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Projects of {@code src/it}, copied to where a test may change them. */
final class Projects {

    private Projects() {}

    static Path copy(String name, Path to) throws IOException {
        Path from = ProjectFolder.path().resolve("src/it").resolve(name);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copied = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copied);
                } else if (file.getFileName().toString().equals("pom.xml")) {
                    Files.writeString(
                            copied,
                            Files.readString(file)
                                    .replace("@project.version@", System.getProperty("plugin.version", "")));
                } else {
                    Files.copy(file, copied);
                }
            }
        }
        // The mvn script looks for a folder of this name upwards.
        Files.createDirectories(to.resolve(".mvn"));
        return to;
    }
}
