package dev.featurestore.operator.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The values of a profile of an OCI configuration file. What it leaves out is that of profile {@code DEFAULT}. Source:
 * "SDK and CLI Configuration File" in OCI's documentation.
 */
public final class ProfileValues {
    private static final String DEFAULT = "DEFAULT";

    private final Map<String, String> own;
    private final Map<String, String> defaults;

    private ProfileValues(Map<String, String> own, Map<String, String> defaults) {
        this.own = own;
        this.defaults = defaults;
    }

    /**
     * Reads a profile.
     *
     * @return empty if the file has no such profile
     * @throws IOException if it cannot be read
     */
    public static Optional<ProfileValues> read(Path file, String profile) throws IOException {
        Sections sections = Sections.read(file);
        return sections.has(profile)
                ? Optional.of(new ProfileValues(sections.section(profile), sections.section(DEFAULT)))
                : Optional.empty();
    }

    /** The value of a key, unless it is empty. */
    public Optional<String> find(String key) {
        return Optional.ofNullable(own.getOrDefault(key, defaults.get(key))).filter(value -> !value.isEmpty());
    }
}
