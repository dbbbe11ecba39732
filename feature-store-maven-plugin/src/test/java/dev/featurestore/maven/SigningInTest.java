package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.emulator.terraform.EngineOptions;
import dev.featurestore.operator.access.Secret;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every way to sign in with a profile makes a signed request that the embedded cloud verifies. */
@Tag("slow")
class SigningInTest extends SigningInFixture {

    private static final String PASS_PHRASE = "correct horse battery";

    @Test
    void apiKeyOfTheProfileThatTheEnvironmentNames() throws Exception {
        Files.writeString(
                folder.resolve(".oci/config"),
                Files.readString(cloud.ociConfig()).replace("[DEFAULT]", "[DEFAULT]\nregion=x\n\n[OTHER]"));
        environment.put("OCI_CLI_PROFILE", "OTHER");

        assertThat(signIn(""))
                .contains("Signing in with the API key of profile OTHER in " + folder.resolve(".oci/config")
                        + " (profile from OCI_CLI_PROFILE)");
    }

    @Test
    void apiKeyThatAdsIsConfiguredWith() throws Exception {
        Files.createDirectories(folder.resolve(".ads_ops"));
        Files.writeString(folder.resolve(".ads_ops/config.ini"), "[OCI]\noci_config = " + cloud.ociConfig() + "\n");

        assertThat(signIn(""))
                .contains("Signing in with the API key of profile DEFAULT in " + cloud.ociConfig()
                        + " (file from ~/.ads_ops/config.ini)");
    }

    @Test
    void encryptedKeyWithThePassPhraseOfItsProfile() throws Exception {
        encryptedProfile("pass_phrase=" + PASS_PHRASE + "\n");

        assertThat(signIn("api_key"))
                .contains("Signing in with the API key of profile DEFAULT in " + folder.resolve(".oci/config"))
                .noneMatch(l -> l.contains(PASS_PHRASE));
    }

    @Test
    void encryptedKeyWithThePassPhraseOfTheEnvironment() throws Exception {
        encryptedProfile("");
        environment.put("OCI_CLI_PASSPHRASE", PASS_PHRASE);

        assertThat(signIn("api_key"))
                .anyMatch(l -> l.endsWith(", with the pass phrase from OCI_CLI_PASSPHRASE"))
                .noneMatch(l -> l.contains(PASS_PHRASE));
    }

    @Test
    void encryptedKeyWithThePassPhraseOfTheSettings() throws Exception {
        encryptedProfile("");

        assertThat(dryRuns.run(address("api_key", Optional.of(stored(PASS_PHRASE)))))
                .anyMatch(l -> l.endsWith(", with the pass phrase from settings.xml"))
                .noneMatch(l -> l.contains(PASS_PHRASE));
    }

    @Test
    void wrongPassPhraseIsToldWithoutIt() throws Exception {
        encryptedProfile("");

        FeatureStoreException e = dryRuns.failure(address("api_key", Optional.of(stored("hunter2"))));

        assertThat(e.code()).isEqualTo(FailureCode.CREDENTIALS_NOT_FOUND);
        assertThat(e)
                .hasMessage("Cannot sign with the private key " + folder.resolve(".oci/encrypted.pem")
                        + ": it cannot be decrypted with the pass phrase from settings.xml");
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            assertThat(cause.getMessage()).isNull();
        }
        assertThat(e.getCause()).asString().startsWith("java.security.spec.InvalidKeySpecException");
        assertThat(e.hint()).contains("OCI_CLI_PASSPHRASE").contains("featurestore.serverId");
    }

    @Test
    void apiKeyOfTheEnvironmentNeedsNoFile() throws Exception {
        Map<String, String> profile = new TreeMap<>();
        Files.readAllLines(cloud.ociConfig()).stream()
                .filter(line -> line.contains("="))
                .forEach(line -> profile.put(line.split("=", 2)[0].strip(), line.split("=", 2)[1].strip()));
        for (String name : List.of("user", "tenancy", "fingerprint", "region")) {
            environment.put("OCI_CLI_" + name.toUpperCase(Locale.ROOT), profile.getOrDefault(name, ""));
        }
        environment.put("OCI_CLI_KEY_CONTENT", Files.readString(Path.of(profile.getOrDefault("key_file", ""))));

        assertThat(signIn(""))
                .contains("Signing in with the API key of the environment (OCI_CLI_USER, OCI_CLI_TENANCY,"
                        + " OCI_CLI_FINGERPRINT, OCI_CLI_KEY_CONTENT, OCI_CLI_REGION)");
    }

    @Test
    void keyOfASessionThatTheSdkCannotReadIsToldBeforeAnythingIsSent() throws Exception {
        sessionProfile(Duration.ofHours(1));
        Files.writeString(
                folder.resolve(".oci/session.pem"), "-----BEGIN EC PRIVATE KEY-----\n-----END EC PRIVATE KEY-----");

        assertThat(dryRuns.failure(address("security_token", Optional.empty())))
                .hasMessageContaining("it is an EC key; OCI accepts only RSA keys");
    }

    @Test
    void sessionToken() throws Exception {
        sessionProfile(Duration.ofHours(1));

        assertThat(signIn("security_token"))
                .contains("Signing in with the session token of profile DEFAULT in " + folder.resolve(".oci/config"));
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(t -> t.getName().equals("session token"));
    }

    @Test
    void sessionTokenThatHasExpiredSaysHowToRenewIt() throws Exception {
        sessionProfile(Duration.ofMinutes(-1));

        FeatureStoreException e = dryRuns.failure(address("security_token", Optional.empty()));

        assertThat(e.code()).isEqualTo(FailureCode.CREDENTIALS_NOT_FOUND);
        assertThat(e).hasMessageContaining("expired at");
        assertThat(e.hint())
                .contains("oci session authenticate --profile-name DEFAULT")
                .contains("oci session refresh --profile DEFAULT");
    }

    @Test
    void profileOfASessionSaysThatItIsOneWhereAKeyIsWanted() throws Exception {
        sessionProfile(Duration.ofHours(1));

        assertThat(dryRuns.failure(address("api_key", Optional.empty())).hint())
                .contains("-Dfeaturestore.auth=security_token");
    }

    @Test
    void tokenThatSomebodyElseIssuedIsRefused() throws Exception {
        try (EmbeddedCloud other = EmbeddedCloud.open(
                new EmbeddedCloudOptions(folder.resolve("strangers"), 0, 2_000).with(EngineOptions.BUILT_IN))) {
            tokens = new IssuedTokens(other.ociConfig());
            sessionProfile(Duration.ofHours(1));

            FeatureStoreException e = dryRuns.failure(address("security_token", Optional.empty()));

            assertThat(e.code()).isEqualTo(FailureCode.CLOUD_REFUSED);
            assertThat(e).hasMessageContaining("401-NotAuthenticated");
            assertThat(e.hint()).contains("oci session authenticate");
        }
    }

    private static SignIn.StoredSecret stored(String passPhrase) {
        return new SignIn.StoredSecret(new Secret(passPhrase), "settings.xml");
    }

    private void encryptedProfile(String more) throws Exception {
        EncryptedKey.write(
                cloud.ociConfig().resolveSibling("key.pem"), folder.resolve(".oci/encrypted.pem"), PASS_PHRASE);
        Files.writeString(
                folder.resolve(".oci/config"),
                Files.readString(cloud.ociConfig()).replaceFirst("key_file=.*", "key_file=~/.oci/encrypted.pem")
                        + more);
    }

    private void sessionProfile(Duration lifetime) throws Exception {
        KeyPair key = newKey();
        Files.writeString(folder.resolve(".oci/token"), tokens.issue(key.getPublic(), lifetime));
        Files.writeString(
                folder.resolve(".oci/session.pem"),
                Pem.encode("PRIVATE KEY", key.getPrivate().getEncoded()));
        Files.writeString(folder.resolve(".oci/config"), """
                [DEFAULT]
                fingerprint=aa:bb
                tenancy=ocid1.tenancy.oc1..aaaa
                region=us-ashburn-1
                key_file=~/.oci/session.pem
                security_token_file=~/.oci/token
                """);
    }
}
