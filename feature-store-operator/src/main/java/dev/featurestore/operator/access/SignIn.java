package dev.featurestore.operator.access;

import dev.featurestore.operator.files.UserPaths;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Settings to sign in. An empty one is taken from the environment variables of OCI's own tools, then from ADS's
 * {@code ~/.ads_ops/config.ini}, then from the defaults.
 *
 * @param auth a name of {@link Auth}
 * @param ociConfig OCI configuration file
 * @param profile profile in it
 * @param passPhrase pass phrase of the profile's key, where neither the environment nor the profile has one
 * @param environment environment variables
 * @param home the user's home folder
 */
public record SignIn(
        Optional<String> auth,
        Optional<Path> ociConfig,
        Optional<String> profile,
        Optional<StoredSecret> passPhrase,
        Map<String, String> environment,
        Path home) {

    /**
     * A secret and where it was found.
     *
     * @param source where it was found, for messages, such as {@code settings.xml}
     */
    public record StoredSecret(Secret secret, String source) {}

    public SignIn {
        environment = Map.copyOf(environment);
    }

    /** Signs in with the API key of this profile, regardless of the environment. */
    public static SignIn apiKey(Path ociConfig, String profile) {
        return new SignIn(
                Optional.of(Auth.API_KEY.value()),
                Optional.of(ociConfig),
                Optional.of(profile),
                Optional.empty(),
                Map.of(),
                UserPaths.userHome());
    }

    /** Leaves out the environment, which may contain secrets. */
    @Override
    public String toString() {
        return "SignIn[auth=" + auth + ", ociConfig=" + ociConfig + ", profile=" + profile + "]";
    }
}
