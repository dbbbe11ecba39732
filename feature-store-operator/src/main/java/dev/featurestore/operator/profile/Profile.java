package dev.featurestore.operator.oci;

import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import dev.featurestore.operator.cloud.Secret;
import dev.featurestore.operator.cloud.SignIn;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.profile.ProfileValues;
import dev.featurestore.operator.profile.SignInChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A profile of an OCI configuration file. Everything that can be wrong with it is found here, before the first request.
 * Source: "SDK and CLI Configuration File" in OCI's documentation.
 */
final class Profile {

    private static final String REHEARSE = "to rehearse without an account: -Dfeaturestore.cloud=embedded";

    private final ProfileValues config;
    private final Path file;
    private final String name;
    private final Path home;

    private Profile(ProfileValues config, Path file, String name, Path home) {
        this.config = config;
        this.file = file;
        this.name = name;
        this.home = home;
    }

    static Profile read(SignInChoice choice, Path home) {
        Path file = choice.config();
        if (!Files.isRegularFile(file)) {
            throw notFound(
                    "no OCI configuration: there is no file " + file,
                    "write one with `oci setup config`, name another with -Dfeaturestore.ociConfig, or " + REHEARSE);
        }
        try {
            return ProfileValues.read(file, choice.profile())
                    .map(config -> new Profile(config, file, choice.profile(), home))
                    .orElseThrow(() -> notFound(
                            "profile " + choice.profile() + " was not found in " + file,
                            "name another with -Dfeaturestore.profile, or " + REHEARSE));
        } catch (IOException unreadable) {
            throw notFound(
                    "the OCI configuration " + file + " cannot be read: " + unreadable,
                    "make it readable for you, name another with -Dfeaturestore.ociConfig, or " + REHEARSE);
        }
    }

    String name() {
        return name;
    }

    /** The profile and its file, to be shown. */
    @Override
    public String toString() {
        return "profile " + name + " in " + file;
    }

    Optional<String> find(String key) {
        return config.find(key);
    }

    /** @param hint what else to do if the key is missing */
    String value(String key, String hint) {
        return find(key)
                .orElseThrow(() -> notFound("profile " + name + " of " + file + " has no " + key, "add it; " + hint));
    }

    /** A file that the profile names, which must be readable. */
    Path file(String key, String hint) {
        Path path = UserPaths.in(Path.of(""), home).read(value(key, hint), key + " in " + this);
        if (!Files.isReadable(path)) {
            throw notFound(
                    "profile " + name + " of " + file + ": its " + key + " " + path + " cannot be read",
                    "correct " + key + ", or make the file readable for you");
        }
        return path;
    }

    /**
     * The pass phrase of the key: of the environment, as the OCI CLI has it, or of the profile, or else of whoever asks.
     * Source: "CLI Environment Variables" in OCI's documentation.
     */
    Optional<SignIn.StoredSecret> passPhrase(SignIn signIn) {
        return Optional.ofNullable(signIn.environment().get("OCI_CLI_PASSPHRASE"))
                .filter(v -> !v.isEmpty())
                .map(v -> secret(v, "OCI_CLI_PASSPHRASE"))
                .or(() -> config.find("pass_phrase").map(v -> secret(v, "the profile")))
                .or(signIn::passPhrase);
    }

    private static SignIn.StoredSecret secret(String value, String source) {
        return new SignIn.StoredSecret(new Secret(value), source);
    }

    private static FeatureStoreException notFound(String message, String hint) {
        return FeatureStoreException.of(FailureCode.CREDENTIALS_NOT_FOUND, message, hint);
    }
}
