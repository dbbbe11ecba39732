package dev.featurestore.emulator.terraform;

import dev.featurestore.terraform.module.TerraformVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real provider that is installed on this machine.
 *
 * @param address its source address with its host
 * @param version its version
 */
record InstalledProvider(String address, String version) {

    private static final String TYPE = "oci";

    private static final List<String> HOSTS = List.of("registry.terraform.io", "registry.opentofu.org");
    private static final List<String> NAMESPACES = List.of("oracle", "hashicorp");

    /** Matches the two layouts of a mirror: a folder for each version, or a zip for each version and platform. */
    private static final Pattern ENTRY = Pattern.compile("(?:terraform-provider-[^_]+_)?(\\d[^_]*)(?:_\\w+\\.zip)?");

    /** The newest installed OCI provider of any publisher. */
    static Optional<InstalledProvider> newest(ProviderMirrors mirrors) {
        List<InstalledProvider> found = new ArrayList<>();
        NAMESPACES.forEach(namespace -> found.addAll(of(mirrors, namespace + "/" + TYPE)));
        return found.stream()
                .max(Comparator.comparing(
                        provider -> TerraformVersion.parse(provider.version).orElseThrow()));
    }

    /**
     * All installed versions of a provider.
     *
     * @param source its source address; without a host, of any public registry
     */
    static List<InstalledProvider> of(ProviderMirrors mirrors, String source) {
        boolean hosted = source.indexOf('/') != source.lastIndexOf('/');
        List<String> addresses = hosted
                ? List.of(source)
                : HOSTS.stream().map(host -> host + "/" + source).toList();
        List<InstalledProvider> found = new ArrayList<>();
        for (Path mirror : mirrors.folders()) {
            for (String address : addresses) {
                versions(mirror.resolve(address))
                        .forEach(version -> found.add(new InstalledProvider(address, version)));
            }
        }
        return found;
    }

    private static List<String> versions(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> ENTRY.matcher(entry.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> name.group(1))
                    .filter(version -> TerraformVersion.parse(version).isPresent())
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            // Terraform ignores unreadable folders too.
            return List.of();
        }
    }

    @Override
    public String toString() {
        return address.substring(address.indexOf('/') + 1) + " " + version;
    }
}
