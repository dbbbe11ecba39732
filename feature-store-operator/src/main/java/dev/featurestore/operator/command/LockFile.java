package dev.featurestore.operator.command;

import dev.featurestore.operator.bundle.Bundle;
import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.BodyParser;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import dev.featurestore.terraform.syntax.Literals;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The dependency lock file of a configuration, which has the checksums of its providers. Source: "Dependency Lock File" in
 * Terraform's documentation.
 */
final class LockFile {

    private static final String NAME = ".terraform.lock.hcl";

    /** Starts a checksum over the files of a provider's package. Others are over its archives, one for each platform. */
    private static final String OF_PACKAGE = "h1:";

    private LockFile() {}

    /**
     * The checksums of the providers, as {@code registry.terraform.io/oracle/oci 6.30.0 h1:…}; none without a lock file that can be
     * read.
     *
     * @param workingDirectory folder of the configuration in the bundle; empty for its root
     */
    static List<String> checksums(Bundle bundle, String workingDirectory) {
        String name = workingDirectory.isEmpty() ? NAME : workingDirectory + "/" + NAME;
        return bundle.entries().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .map(entry -> checksums(new String(entry.content(), StandardCharsets.UTF_8)))
                .orElse(List.of());
    }

    /** The checksums in the text of a lock file. */
    static List<String> checksums(String text) {
        List<String> checksums = new ArrayList<>();
        try {
            for (Block provider : BodyParser.parse(NAME, text).blocks("provider")) {
                String version = value(provider, "version").map(" "::concat).orElse("");
                provider
                        .body()
                        .attribute("hashes")
                        .flatMap(hashes -> hashes.value().literal())
                        .filter(List.class::isInstance)
                        .map(hashes -> (List<?>) hashes)
                        .orElse(List.of())
                        .stream()
                        .map(String::valueOf)
                        .filter(hash -> hash.startsWith(OF_PACKAGE))
                        .forEach(hash -> checksums.add(String.join(" ", provider.labels()) + version + " " + hash));
            }
        } catch (HclSyntaxException unreadable) {
            return List.of(); // Terraform reports it, where it uses the file.
        }
        return checksums;
    }

    private static Optional<String> value(Block block, String name) {
        return block.body().attribute(name).map(Argument::value).flatMap(Literals::text);
    }
}
