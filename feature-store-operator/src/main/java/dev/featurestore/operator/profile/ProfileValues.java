package dev.featurestore.operator.profile;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The values to sign in with: those of the OCI CLI's environment variables, or else those of a profile of an OCI
 * configuration file, or else those of its profile {@code DEFAULT}. Sources: "CLI Environment Variables" and "SDK and CLI
 * Configuration File" in OCI's documentation.
 */
public final class ProfileValues {

    /** Keys whose values are OCIDs and the like, so that a blank, a quote or a comment in them is a mistake. */
    private static final Set<String> PLAIN = Set.of("user", "tenancy", "fingerprint", "region");

    private final Path file;
    private final String profile;
    private final Optional<IniFile> contents;
    private final Map<String, String> environment;

    private ProfileValues(Path file, String profile, Optional<IniFile> contents, Map<String, String> environment) {
        this.file = file;
        this.profile = profile;
        this.contents = contents;
        this.environment = environment;
    }

    /**
     * Reads a profile; neither it nor its file need to exist.
     *
     * @throws FeatureStoreException {@code CREDENTIALS_NOT_FOUND} if the file cannot be read or understood
     */
    public static ProfileValues read(Path file, String profile, Map<String, String> environment) {
        // A file in a folder that cannot be read is neither there nor not there: reading it reports that.
        boolean absent = Files.notExists(file) || Files.isDirectory(file);
        Optional<IniFile> contents = absent ? Optional.empty() : Optional.of(IniFile.read(file));
        return new ProfileValues(file, profile, contents, Map.copyOf(environment));
    }

    /** Whether the file exists. */
    public boolean hasFile() {
        return contents.isPresent();
    }

    /** Whether the file has the profile. */
    public boolean hasProfile() {
        return contents.filter(c -> c.has(profile)).isPresent();
    }

    /** The profiles that the file has. */
    String profiles() {
        return contents.map(c -> String.join(", ", c.names())).orElse("");
    }

    /**
     * The value of a key, unless it is empty.
     *
     * @throws FeatureStoreException {@code CREDENTIALS_NOT_FOUND} if it cannot be a value of this key
     */
    public Optional<String> find(String key) {
        Optional<CliVariable> variable = variable(key);
        if (variable.isPresent()) {
            String value = variable.get().find(environment).orElseThrow();
            check(key, value, variable.get().variable());
            return Optional.of(value);
        }
        Optional<IniFile.Entry> entry = contents.flatMap(c -> c.find(profile, key))
                .filter(e -> !e.value().isEmpty());
        entry.ifPresent(e -> check(key, e.value(), file + ": line " + e.line() + ": " + key));
        return entry.map(IniFile.Entry::value);
    }

    private Optional<CliVariable> variable(String key) {
        return CliVariable.of(key).filter(v -> v.find(environment).isPresent());
    }

    private static void check(String key, String value, String where) {
        if (key.equals("pass_phrase") || key.equals("key_content")) {
            return;
        }
        if (value.contains("\n")) {
            throw wrong(where, "the value has several lines", "Remove the blanks at the start of lines that are keys");
        }
        if (!PLAIN.contains(key) || value.matches("[A-Za-z0-9._:-]+")) {
            return;
        }
        if (value.matches("[\"'].*")) {
            throw wrong(where, "the quotes are read as part of the value", "Remove the quotes");
        }
        if (value.matches(".*\\s[#;].*")) {
            throw wrong(
                    where,
                    "the comment after the value is read as part of it",
                    "Move the comment to a line of its own, before the key");
        }
        throw wrong(where, "the value has a character that is not allowed in " + key, "Correct the value");
    }

    private static FeatureStoreException wrong(String where, String what, String hint) {
        return FeatureStoreException.of(FailureCode.CREDENTIALS_NOT_FOUND, where + ": " + what, hint);
    }

    /** The variables that replace values, without the one of the pass phrase. */
    public List<String> variables() {
        return Arrays.stream(CliVariable.values())
                .filter(v -> v != CliVariable.PASSPHRASE && v.find(environment).isPresent())
                .filter(v -> v != CliVariable.KEY_FILE
                        || CliVariable.KEY_CONTENT.find(environment).isEmpty())
                .map(CliVariable::variable)
                .toList();
    }

    /** Where the values are, the sources of file and profile, and the variables that replace values; without the values. */
    public String shown(SignInChoice choice) {
        if (!hasProfile() && !choice.named() && !variables().isEmpty()) {
            return this.toString();
        }
        List<String> sources = new ArrayList<>(choice.sources());
        if (!variables().isEmpty()) {
            sources.add("overridden by " + String.join(", ", variables()));
        }
        return this + (sources.isEmpty() ? "" : " (" + String.join(", ", sources) + ")");
    }

    /** Where the values are; without the values, which may be secret. */
    @Override
    public String toString() {
        return hasProfile() || variables().isEmpty()
                ? "profile " + profile + " in " + file
                : "the environment (" + String.join(", ", variables()) + ")";
    }
}
