package dev.featurestore.operator.profile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Section {@code OCI} of the configuration file of ADS, from which {@code ads opctl} signs in. */
record AdsConfig(Optional<IniFile> file) {

    /** The name of the file in messages. */
    static final String NAME = "~/.ads_ops/config.ini";

    private static final String SECTION = "OCI";

    static AdsConfig of(Path home) {
        Path file = home.resolve(".ads_ops").resolve("config.ini");
        return new AdsConfig(Files.isRegularFile(file) ? Optional.of(IniFile.read(file)) : Optional.empty());
    }

    Optional<String> value(String key) {
        return file.filter(f -> f.has(SECTION))
                .flatMap(f -> f.find(SECTION, key))
                .map(IniFile.Entry::value)
                .filter(v -> !v.isEmpty());
    }
}
