package dev.featurestore.operator.cloud;

import dev.featurestore.operator.files.UserPaths;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What is known about how to sign in. What is left open here is looked for elsewhere: first in the environment variables
 * of OCI's own tools, then in ADS's {@code ~/.ads_ops/config.ini}, then there are defaults.
 *
 * @param auth a name of {@link Auth}
 * @param ociConfig OCI configuration file
 * @param profile profile in it
 * @param passPhrase pass phrase of the profile's key, where neither the environment nor the profile has one
 * @param environment environment variables to look in
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
     * @param source such as {@code settings.xml}, to be shown
     */
    public record StoredSecret(Secret secret, String source) {}

    public SignIn {
        environment = Map.copyOf(environment);
    }

    /** Exactly the API key of this profile, whatever the environment says. */
    public static SignIn apiKey(Path ociConfig, String profile) {
        return new SignIn(
                Optional.of(Auth.API_KEY.value()),
                Optional.of(ociConfig),
                Optional.of(profile),
                Optional.empty(),
                Map.of(),
                UserPaths.userHome());
    }

    /** Nothing of the environment, which may hold secrets. */
    @Override
    public String toString() {
        return "SignIn[auth=" + auth + ", ociConfig=" + ociConfig + ", profile=" + profile + "]";
    }
}
