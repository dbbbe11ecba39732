package dev.featurestore.emulator.terraform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Settings of Terraform without network: it installs providers only from folders, and no modules from registries. */
final class OfflineSettings {

    private OfflineSettings() {}

    /**
     * Writes the settings file.
     *
     * @param mirrors folders with providers
     * @param empty a folder that is created and stays empty
     */
    static void write(Path file, ProviderMirrors mirrors, Path empty) throws IOException {
        // Without a mirror, Terraform would use the registries.
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
