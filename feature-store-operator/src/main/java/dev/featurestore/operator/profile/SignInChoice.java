package dev.featurestore.operator.profile;

import dev.featurestore.operator.access.Auth;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UserPaths;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

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

    private static final List<String> AUTH_VARIABLES = List.of("OCI_CLI_AUTH", "OCI_IAM_TYPE");
    private static final List<String> CONFIG_VARIABLES =
            List.of("OCI_CLI_CONFIG_FILE", "OCI_CONFIG_FILE", "OCI_CONFIG_LOCATION");
    private static final List<String> PROFILE_VARIABLES = List.of("OCI_CLI_PROFILE", "OCI_CONFIG_PROFILE");

    private record Found(String value, Optional<String> source) {}

    /**
     * Chooses by the settings to sign in.
     *
     * @throws FeatureStoreException if the authentication type is unknown, or ADS's file cannot be read
     */
    public static SignInChoice of(SignIn signIn) {
        Supplier<AdsConfig> ads = () -> AdsConfig.of(signIn.home());
        Found auth = find(signIn.auth(), signIn, AUTH_VARIABLES, ads, "auth")
                .orElse(new Found(Auth.API_KEY.value(), Optional.empty()));
        Found config = find(signIn.ociConfig().map(Path::toString), signIn, CONFIG_VARIABLES, ads, "oci_config")
                .orElse(new Found(
                        signIn.home().resolve(".oci").resolve("config").toString(), Optional.empty()));
        Found profile = find(signIn.profile(), signIn, PROFILE_VARIABLES, ads, "oci_profile")
                .orElse(new Found("DEFAULT", Optional.empty()));
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
        return List.of(
                considered("Authentication type", "featurestore.auth", signIn.auth(), signIn, AUTH_VARIABLES, "auth"),
                considered(
                        "OCI configuration file",
                        "featurestore.ociConfig",
                        signIn.ociConfig().map(Path::toString),
                        signIn,
                        CONFIG_VARIABLES,
                        "oci_config"),
                considered(
                        "Profile", "featurestore.profile", signIn.profile(), signIn, PROFILE_VARIABLES, "oci_profile"));
    }

    private static String considered(
            String what,
            String property,
            Optional<String> asked,
            SignIn signIn,
            List<String> variables,
            String adsKey) {
        Map<String, Optional<String>> sources = new LinkedHashMap<>();
        sources.put(property, asked);
        for (String variable : variables) {
            sources.put(variable, Optional.ofNullable(signIn.environment().get(variable)));
        }
        sources.put(
                adsKey + " in " + AdsConfig.NAME, AdsConfig.of(signIn.home()).value(adsKey));
        List<String> unset = new ArrayList<>();
        List<String> unused = new ArrayList<>();
        String chosen = "";
        for (Map.Entry<String, Optional<String>> source : sources.entrySet()) {
            Optional<String> value = source.getValue().map(String::strip).filter(text -> !text.isEmpty());
            if (!chosen.isEmpty()) {
                value.ifPresent(text -> unused.add(source.getKey()));
            } else if (value.isPresent()) {
                chosen = value.get() + " from " + source.getKey();
            } else {
                unset.add(source.getKey());
            }
        }
        return what + ": " + (chosen.isEmpty() ? "the default" : chosen)
                + (unset.isEmpty() ? "" : "; not set: " + String.join(", ", unset))
                + (unused.isEmpty() ? "" : "; set without effect: " + String.join(", ", unused));
    }

    /** The source of the authentication type, in parentheses; empty for the default. */
    public String shownAuthSource() {
        return authSource.isEmpty() ? "" : " (" + String.join(", ", authSource) + ")";
    }

    /** The sources of authentication type, file and profile, except for defaults and for what the request sets. */
    List<String> sources() {
        return both(authSource, profileSources);
    }

    private static Optional<Found> find(
            Optional<String> asked, SignIn signIn, List<String> variables, Supplier<AdsConfig> ads, String key) {
        if (asked.isPresent()) {
            return asked.map(value -> new Found(value, Optional.empty()));
        }
        Map<String, String> environment = signIn.environment();
        for (String variable : variables) {
            String value = environment.getOrDefault(variable, "").strip();
            if (!value.isEmpty()) {
                return Optional.of(new Found(value, Optional.of(variable)));
            }
        }
        return ads.get().value(key).map(value -> new Found(value, Optional.of(AdsConfig.NAME)));
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
