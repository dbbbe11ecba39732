package dev.featurestore.operator.oci;

import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Section {@code OCI} of the configuration file of ADS, from which {@code ads opctl} signs in. */
record AdsConfig(Map<String, String> section) {

    /** The file, as it is shown. */
    static final String NAME = "~/.ads_ops/config.ini";

    static AdsConfig of(Path home) {
        Path file = home.resolve(".ads_ops").resolve("config.ini");
        if (!Files.isRegularFile(file)) {
            return new AdsConfig(Map.of());
        }
        Map<String, String> section = new HashMap<>();
        String current = "";
        try {
            for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                String text = line.strip();
                int equals = text.indexOf('=');
                if (text.startsWith("[") && text.endsWith("]")) {
                    current = text.substring(1, text.length() - 1).strip();
                } else if (current.equals("OCI") && equals > 0 && !text.startsWith("#") && !text.startsWith(";")) {
                    section.put(
                            text.substring(0, equals).strip(),
                            text.substring(equals + 1).strip());
                }
            }
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    file + " could not be read: " + e,
                    "make it readable, or name what it holds with -Dfeaturestore.ociConfig, -Dfeaturestore.profile and"
                            + " -Dfeaturestore.auth",
                    e);
        }
        return new AdsConfig(section);
    }

    Optional<String> value(String key) {
        return Optional.ofNullable(section.get(key)).filter(v -> !v.isEmpty());
    }
}
