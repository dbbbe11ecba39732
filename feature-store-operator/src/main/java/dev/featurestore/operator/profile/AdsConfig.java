package dev.featurestore.operator.profile;

import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        try {
            return new AdsConfig(Sections.read(file).section("OCI"));
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    file + " could not be read: " + e,
                    "make it readable, or name what it holds with -Dfeaturestore.ociConfig, -Dfeaturestore.profile and"
                            + " -Dfeaturestore.auth",
                    e);
        }
    }

    Optional<String> value(String key) {
        return Optional.ofNullable(section.get(key)).filter(v -> !v.isEmpty());
    }
}
