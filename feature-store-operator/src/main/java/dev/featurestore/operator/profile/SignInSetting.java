package dev.featurestore.operator.profile;

import dev.featurestore.operator.access.SignIn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A setting to sign in, and its sources: the first that sets it decides.
 *
 * @param name its name
 * @param sources its sources, first to last
 */
record SignInSetting(String name, List<Source> sources) {

    /**
     * A place that may set it.
     *
     * @param name its name
     * @param origin how a message names it; empty for the request
     * @param value the value, read when it is needed
     */
    record Source(String name, Optional<String> origin, Supplier<Optional<String>> value) {

        boolean isSet() {
            return value.get().isPresent();
        }
    }

    /**
     * A value that is set.
     *
     * @param source how a message names its source; empty for the request and for defaults
     */
    record Found(String value, Optional<String> source) {}

    /** How to sign in. */
    static SignInSetting auth(SignIn signIn) {
        return of(
                "Authentication type",
                "featurestore.auth",
                signIn.auth(),
                List.of("OCI_CLI_AUTH", "OCI_IAM_TYPE"),
                "auth",
                signIn);
    }

    /** The OCI configuration file. */
    static SignInSetting ociConfig(SignIn signIn) {
        return of(
                "OCI configuration file",
                "featurestore.ociConfig",
                signIn.ociConfig().map(Path::toString),
                List.of("OCI_CLI_CONFIG_FILE", "OCI_CONFIG_FILE", "OCI_CONFIG_LOCATION"),
                "oci_config",
                signIn);
    }

    /** The profile in that file. */
    static SignInSetting profile(SignIn signIn) {
        return of(
                "Profile",
                "featurestore.profile",
                signIn.profile(),
                List.of("OCI_CLI_PROFILE", "OCI_CONFIG_PROFILE"),
                "oci_profile",
                signIn);
    }

    private static SignInSetting of(
            String name,
            String property,
            Optional<String> requested,
            List<String> variables,
            String adsKey,
            SignIn signIn) {
        List<Source> sources = new ArrayList<>();
        sources.add(new Source(property, Optional.empty(), () -> requested));
        for (String variable : variables) {
            sources.add(new Source(
                    variable,
                    Optional.of(variable),
                    () -> Optional.ofNullable(signIn.environment().get(variable))
                            .map(String::strip)
                            .filter(value -> !value.isEmpty())));
        }
        sources.add(new Source(
                adsKey + " in " + AdsConfig.NAME,
                Optional.of(AdsConfig.NAME),
                () -> AdsConfig.of(signIn.home()).value(adsKey)));
        return new SignInSetting(name, List.copyOf(sources));
    }

    /** The value, or the default. Reads no source after the one that decides. */
    Found find(String otherwise) {
        return decisive()
                .flatMap(source -> source.value().get().map(value -> new Found(value, source.origin())))
                .orElse(new Found(otherwise, Optional.empty()));
    }

    /** The source that decides, the ones before it that are not set, and the ones after it that are set without effect. */
    String considered() {
        Optional<Source> decisive = decisive();
        int until = decisive.map(sources::indexOf).orElse(sources.size());
        List<String> unset =
                sources.subList(0, until).stream().map(Source::name).toList();
        List<String> unused = sources.stream()
                .skip(until + 1L)
                .filter(Source::isSet)
                .map(Source::name)
                .toList();
        return name + ": "
                + decisive.map(source -> source.value().get().orElse("") + " from " + source.name())
                        .orElse("the default")
                + (unset.isEmpty() ? "" : "; not set: " + String.join(", ", unset))
                + (unused.isEmpty() ? "" : "; set without effect: " + String.join(", ", unused));
    }

    private Optional<Source> decisive() {
        return sources.stream().filter(Source::isSet).findFirst();
    }
}
