package dev.featurestore.operator.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.access.Auth;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documented order in which file, profile and way are looked for. */
class SignInChoiceTest {

    @TempDir
    Path home;

    @Test
    void defaultsAreThoseOfOcisOwnTools() {
        SignInChoice choice = choice(Map.of());

        assertThat(choice.auth()).isEqualTo(Auth.API_KEY);
        assertThat(choice.config()).isEqualTo(home.resolve(".oci/config"));
        assertThat(choice.profile()).isEqualTo("DEFAULT");
        assertThat(choice.sources()).isEmpty();
    }

    @Test
    void debugOutputNamesTheSourceThatDecidedAndTheOthers() throws IOException {
        ads();
        SignIn signIn = new SignIn(
                Optional.empty(),
                Optional.empty(),
                Optional.of("PROD"),
                Optional.empty(),
                Map.of("OCI_IAM_TYPE", "resource_principal", "OCI_CONFIG_PROFILE", "B"),
                home);

        assertThat(SignInChoice.considered(signIn))
                .containsExactly(
                        "Authentication type: resource_principal from OCI_IAM_TYPE; not set: featurestore.auth, OCI_CLI_AUTH;"
                                + " set without effect: auth in ~/.ads_ops/config.ini",
                        "OCI configuration file: ~/ads/config"
                                + " from oci_config in ~/.ads_ops/config.ini; not set: featurestore.ociConfig,"
                                + " OCI_CLI_CONFIG_FILE, OCI_CONFIG_FILE, OCI_CONFIG_LOCATION",
                        "Profile: PROD from featurestore.profile; set without effect: OCI_CONFIG_PROFILE,"
                                + " oci_profile in ~/.ads_ops/config.ini");
    }

    @Test
    void configurationOfAdsComesBeforeTheDefaults() throws IOException {
        ads();

        SignInChoice choice = choice(Map.of());

        assertThat(choice.auth()).isEqualTo(Auth.SECURITY_TOKEN);
        assertThat(choice.config()).isEqualTo(home.resolve("ads/config"));
        assertThat(choice.profile()).isEqualTo("ADS");
        assertThat(choice.sources())
                .containsExactly(
                        "auth from ~/.ads_ops/config.ini",
                        "file from ~/.ads_ops/config.ini",
                        "profile from ~/.ads_ops/config.ini");
    }

    @Test
    void environmentComesBeforeTheConfigurationOfAds() throws IOException {
        ads();

        SignInChoice choice = choice(
                Map.of("OCI_IAM_TYPE", "resource_principal", "OCI_CONFIG_LOCATION", "/a", "OCI_CONFIG_PROFILE", "B"));

        assertThat(choice.auth()).isEqualTo(Auth.RESOURCE_PRINCIPAL);
        assertThat(choice.config()).isEqualTo(Path.of("/a"));
        assertThat(choice.profile()).isEqualTo("B");
        assertThat(choice.shownAuthSource()).isEqualTo(" (auth from OCI_IAM_TYPE)");
    }

    @Test
    void variablesOfTheCliComeBeforeThoseOfTheSdksAndOfAds() {
        SignInChoice choice = choice(Map.of(
                "OCI_CLI_AUTH", "oke_workload_identity",
                "OCI_IAM_TYPE", "api_key",
                "OCI_CLI_CONFIG_FILE", "~/cli",
                "OCI_CONFIG_FILE", "/sdk",
                "OCI_CONFIG_LOCATION", "/ads",
                "OCI_CLI_PROFILE", "CLI",
                "OCI_CONFIG_PROFILE", "ADS"));

        assertThat(choice.auth()).isEqualTo(Auth.WORKLOAD_IDENTITY);
        assertThat(choice.config()).isEqualTo(home.resolve("cli"));
        assertThat(choice.profile()).isEqualTo("CLI");
        assertThat(choice(Map.of("OCI_CONFIG_FILE", "/sdk", "OCI_CONFIG_LOCATION", "/ads"))
                        .config())
                .isEqualTo(Path.of("/sdk"));
    }

    @Test
    void requestComesBeforeAll() throws IOException {
        ads();

        SignInChoice choice = SignInChoice.of(new SignIn(
                Optional.of("instance_principal"),
                Optional.of(Path.of("/mine")),
                Optional.of("MINE"),
                Optional.empty(),
                Map.of("OCI_CLI_AUTH", "api_key", "OCI_CLI_CONFIG_FILE", "/cli", "OCI_CLI_PROFILE", "CLI"),
                home));

        assertThat(choice.auth()).isEqualTo(Auth.INSTANCE_PRINCIPAL);
        assertThat(choice.config()).isEqualTo(Path.of("/mine"));
        assertThat(choice.profile()).isEqualTo("MINE");
        assertThat(choice.sources()).isEmpty();
    }

    @Test
    void wayThatDoesNotExistIsNamedWithItsSource() {
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> choice(Map.of("OCI_CLI_AUTH", "instance_obo_user")))
                .withMessageContaining("OCI_CLI_AUTH: unknown authentication type \"instance_obo_user\"")
                .satisfies(e -> assertThat(e.hint())
                        .contains(
                                "api_key, security_token, instance_principal, resource_principal, workload_identity"));
    }

    private SignInChoice choice(Map<String, String> environment) {
        return SignInChoice.of(
                new SignIn(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), environment, home));
    }

    private void ads() throws IOException {
        Files.createDirectories(home.resolve(".ads_ops"));
        Files.writeString(home.resolve(".ads_ops/config.ini"), """
                [OTHER]
                auth = api_key

                [OCI]
                # as ads opctl configure writes it
                oci_config = ~/ads/config
                oci_profile = ADS
                auth = security_token
                """);
    }
}
