package dev.featurestore.operator.profile;

import dev.featurestore.operator.access.Auth;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.profile.SignInSetting.Found;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The way to sign in, the file and the profile, each from the first of these that sets it:
 *
 * <ol>
 *   <li>the request, which is the command line or the POM
 *   <li>environment variables: of the OCI CLI ({@code OCI_CLI_AUTH}, {@code OCI_CLI_CONFIG_FILE},
 *       {@code OCI_CLI_PROFILE}), of the SDKs ({@code OCI_CONFIG_FILE}), of ADS ({@code OCI_IAM_TYPE},
 *       {@code OCI_CONFIG_LOCATION}, {@code OCI_CONFIG_PROFILE})
 *   <li>section {@code OCI} of ADS's {@code ~/.ads_ops/config.ini}: {@code auth}, {@code oci_config},
 *       {@code oci_profile}
 *   <li>defaults: {@code api_key}, {@code ~/.oci/config}, {@code DEFAULT}
 * </ol>
 *
 * <p>Sources: "CLI Environment Variables" and "SDK and CLI Configuration File" in OCI's documentation; "Authentication"
 * in that of ADS.
 *
 * @param auth how to sign in
 * @param config OCI configuration file
 * @param profile profile in it
 * @param authSource where the way was found, unless the request sets it or it is the default
 * @param profileSources where file and profile were found, likewise
 * @param named whether the file or the profile is not the default, and so must exist
 */
public record SignInChoice(
        Auth auth, Path config, String profile, List<String> authSource, List<String> profileSources, boolean named) {

    /**
     * Chooses by the settings to sign in.
     *
     * @throws FeatureStoreException if the authentication type is unknown, or ADS's file cannot be read
     */
    public static SignInChoice of(SignIn signIn) {
        Found auth = SignInSetting.auth(signIn).find(Auth.API_KEY.value());
        Found config = SignInSetting.ociConfig(signIn)
                .find(signIn.home().resolve(".oci").resolve("config").toString());
        Found profile = SignInSetting.profile(signIn).find("DEFAULT");
        return new SignInChoice(
                Auth.of(auth.value()).orElseThrow(() -> unknown(auth)),
                UserPaths.in(Path.of(""), signIn.home())
                        .read(config.value(), "the OCI configuration file" + from(config)),
                profile.value(),
                sources("auth", auth),
                both(sources("file", config), sources("profile", profile)),
                signIn.ociConfig().isPresent()
                        || signIn.profile().isPresent()
                        || config.source().isPresent()
                        || profile.source().isPresent());
    }

    /**
     * The sources of authentication type, file and profile, for debug output: for each setting the one that decided, the ones
     * before it that are not set, and the ones after it that are set and have no effect.
     */
    public static List<String> considered(SignIn signIn) {
        return Stream.of(SignInSetting.auth(signIn), SignInSetting.ociConfig(signIn), SignInSetting.profile(signIn))
                .map(SignInSetting::considered)
                .toList();
    }

    /** With another file in the place of its OCI configuration file. */
    public SignInChoice withConfig(Path file) {
        return new SignInChoice(auth, file, profile, authSource, profileSources, named);
    }

    /** The source of the authentication type, in parentheses; empty for the default. */
    public String shownAuthSource() {
        return authSource.isEmpty() ? "" : " (" + String.join(", ", authSource) + ")";
    }

    /** The sources of authentication type, file and profile, except for defaults and for what the request sets. */
    List<String> sources() {
        return both(authSource, profileSources);
    }

    private static String from(Found found) {
        return found.source().map(source -> " (" + source + ")").orElse("");
    }

    private static List<String> sources(String what, Found found) {
        return found.source().map(s -> what + " from " + s).stream().toList();
    }

    private static List<String> both(List<String> first, List<String> second) {
        List<String> both = new ArrayList<>(first);
        both.addAll(second);
        return List.copyOf(both);
    }

    private static FeatureStoreException unknown(Found auth) {
        return FeatureStoreException.of(
                FailureCode.INVALID_PARAMETER,
                auth.source().orElse("featurestore.auth") + ": unknown authentication type \"" + auth.value() + "\"",
                "Set -Dfeaturestore.auth to one of: " + Auth.names());
    }
}
