package dev.featurestore.operator.profile;

import dev.featurestore.operator.access.Auth;
import dev.featurestore.operator.access.Secret;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UserPaths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The profile to sign in with. Its values are checked before the first request. Its file need not exist if the environment
 * has all values that signing in needs.
 */
public final class Profile {

    private static final String REHEARSE = "To rehearse without an account: -Dfeaturestore.cloud=embedded";

    private final SignInChoice choice;
    private final ProfileValues values;
    private final SignIn signIn;

    private Profile(SignInChoice choice, ProfileValues values, SignIn signIn) {
        this.choice = choice;
        this.values = values;
        this.signIn = signIn;
    }

    /**
     * Reads the profile of a choice.
     *
     * @throws FeatureStoreException {@code CREDENTIALS_NOT_FOUND} if it is missing, or its file is malformed
     */
    public static Profile read(SignInChoice choice, SignIn signIn) {
        ProfileValues values = ProfileValues.read(choice.config(), choice.profile(), signIn.environment());
        Profile profile = new Profile(choice, values, signIn);
        if (values.hasProfile() || profile.isOfEnvironment()) {
            return profile;
        }
        if (!values.hasFile()) {
            throw notFound(
                    "OCI configuration file not found: " + choice.config() + incomplete(choice, signIn),
                    "Create it with `oci setup config`, or set another file with -Dfeaturestore.ociConfig. "
                            + REHEARSE);
        }
        throw notFound(
                "Profile " + choice.profile() + " not found in " + choice.config()
                        + (values.profiles().isEmpty() ? "" : ", which has " + values.profiles())
                        + incomplete(choice, signIn),
                "Set another profile with -Dfeaturestore.profile. " + REHEARSE);
    }

    /** Which variables are missing, where some are set. */
    private static String incomplete(SignInChoice choice, SignIn signIn) {
        List<String> missing = missing(choice.auth(), signIn.environment());
        boolean some =
                List.of(CliVariable.USER, CliVariable.TENANCY, CliVariable.FINGERPRINT, CliVariable.KEY_CONTENT)
                        .stream()
                        .anyMatch(v -> v.find(signIn.environment()).isPresent());
        return some && !missing.isEmpty() ? "; missing environment variables: " + String.join(", ", missing) : "";
    }

    /** The missing variables to sign in by the environment alone. */
    public static List<String> missing(Auth auth, Map<String, String> environment) {
        List<CliVariable> needed = auth == Auth.SECURITY_TOKEN
                ? List.of(CliVariable.TENANCY, CliVariable.KEY_FILE, CliVariable.SECURITY_TOKEN_FILE)
                : List.of(CliVariable.USER, CliVariable.TENANCY, CliVariable.FINGERPRINT);
        List<String> missing = new ArrayList<>();
        for (CliVariable variable : needed) {
            if (variable.find(environment).isEmpty()) {
                missing.add(variable.variable());
            }
        }
        if (auth != Auth.SECURITY_TOKEN
                && CliVariable.KEY_CONTENT.find(environment).isEmpty()
                && CliVariable.KEY_FILE.find(environment).isEmpty()) {
            missing.add(CliVariable.KEY_CONTENT.variable() + " or " + CliVariable.KEY_FILE.variable());
        }
        return missing;
    }

    /**
     * Whether the environment alone has all values that signing in needs, and the user has set no file or profile, which
     * would have to exist.
     */
    public boolean isOfEnvironment() {
        return !choice.named()
                && !values.hasProfile()
                && missing(choice.auth(), signIn.environment()).isEmpty();
    }

    /** Its name. */
    public String name() {
        return choice.profile();
    }

    /** Where its values are, for messages; without the values. */
    @Override
    public String toString() {
        return values.toString();
    }

    /** The same, with the sources of file and profile, and the variables that replace values. */
    public String shown() {
        return values.shown(choice);
    }

    /** The value of a key; empty if it has none. */
    public Optional<String> find(String key) {
        return values.find(key);
    }

    /**
     * The value of a key that signing in needs.
     *
     * @param hint a sentence for the hint if the key is missing
     */
    public String value(String key, String hint) {
        return find(key)
                .orElseThrow(() -> notFound("Cannot sign in: " + this + " has no " + key, "Add " + key + ". " + hint));
    }

    /** A file that the profile names. */
    public Path file(String key, String hint) {
        Path path = UserPaths.in(Path.of(""), signIn.home()).read(value(key, hint), holder(key));
        requireReadable(key, path);
        return path;
    }

    /**
     * Refuses a file that cannot be read.
     *
     * @param key the key whose value names it
     * @param path where it is
     * @throws FeatureStoreException {@code CREDENTIALS_NOT_FOUND} if it does not exist, is a folder, or cannot be read
     */
    public void requireReadable(String key, Path path) {
        String text = find(key).orElse("");
        String holder = holder(key);
        if (!Files.exists(path)) {
            boolean comment = text.matches(".*\\s[#;].*") || text.matches("[\"'].*");
            throw notFound(
                    holder + ": file not found: " + path,
                    comment
                            ? "Remove the comment or the quotes, which are read as part of the value"
                            : "Correct " + key + ", or create the file");
        }
        if (!Files.isRegularFile(path)) {
            throw notFound(holder + ": " + path + " is a folder, not a file", "Correct " + key);
        }
        if (!Files.isReadable(path)) {
            throw notFound(holder + ": " + path + " cannot be read", "Make the file readable for your user");
        }
    }

    /** What has the value of a key, for messages. */
    private String holder(String key) {
        return CliVariable.of(key)
                .filter(v -> v.find(signIn.environment()).isPresent())
                .map(CliVariable::variable)
                .orElseGet(() -> key + " of " + this);
    }

    /**
     * The text of a private key that is not in a file: that of the environment, or that of the profile if the environment
     * sets no file.
     */
    public Optional<String> keyContent() {
        Map<String, String> environment = signIn.environment();
        return CliVariable.KEY_FILE.find(environment).isPresent()
                        && CliVariable.KEY_CONTENT.find(environment).isEmpty()
                ? Optional.empty()
                : find("key_content");
    }

    /** Where the text of the key is, for messages. */
    public String keyContentSource() {
        return CliVariable.KEY_CONTENT.find(signIn.environment()).isPresent()
                ? CliVariable.KEY_CONTENT.variable()
                : "key_content of " + this;
    }

    /** The pass phrase of the key: of the environment, or else of the profile, or else of Maven's settings. */
    public Optional<SignIn.StoredSecret> passPhrase() {
        return CliVariable.PASSPHRASE
                .find(signIn.environment())
                .map(v -> secret(
                        signIn.environment().getOrDefault(CliVariable.PASSPHRASE.variable(), v),
                        CliVariable.PASSPHRASE.variable()))
                .or(() -> find("pass_phrase").map(v -> secret(v, "the profile")))
                .or(signIn::passPhrase);
    }

    private static SignIn.StoredSecret secret(String value, String source) {
        return new SignIn.StoredSecret(new Secret(value), source);
    }

    private static FeatureStoreException notFound(String message, String hint) {
        return FeatureStoreException.of(FailureCode.CREDENTIALS_NOT_FOUND, message, hint);
    }
}
