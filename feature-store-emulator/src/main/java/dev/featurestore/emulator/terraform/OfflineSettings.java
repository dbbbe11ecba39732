package dev.featurestore.emulator.terraform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Settings of Terraform with which it takes providers only from folders, and modules from nowhere. */
final class OfflineSettings {

    private OfflineSettings() {}

    /**
     * Writes the file of the settings.
     *
     * @param mirrors where providers are
     * @param empty a folder for nothing; it is made
     */
    static void write(Path file, ProviderMirrors mirrors, Path empty) throws IOException {
        // Without any mirror Terraform would ask the registries.
        Files.createDirectories(empty);
        StringBuilder text = new StringBuilder("provider_installation {\n");
        mirrors.folders().stream().filter(Files::isDirectory).forEach(mirror -> mirror(text, mirror));
        mirror(text, empty);
        text.append("}\n");
        for (String host : List.of("registry.terraform.io", "registry.opentofu.org")) {
            text.append("host \"").append(host).append("\" {\n  services = {}\n}\n");
        }
        Files.writeString(file, text);
    }

    private static void mirror(StringBuilder text, Path mirror) {
        text.append("  filesystem_mirror {\n    path = ")
                .append('"')
                .append(mirror.toString()
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("${", "$${"))
                .append("\"\n  }\n");
    }
}
