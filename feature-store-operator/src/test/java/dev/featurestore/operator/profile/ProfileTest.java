package dev.featurestore.operator.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of a profile, and the variables of the environment that replace them. */
class ProfileTest {

    private static final String COMPLETE = """
            [DEFAULT]
            user=ocid1.user.oc1..file
            tenancy=ocid1.tenancy.oc1..file
            fingerprint=aa:bb
            region=us-ashburn-1
            key_file=~/key.pem

            [PROD]   # live
            user=ocid1.user.oc1..prod
            """;

    @TempDir
    Path home;

    private final Map<String, String> environment = new TreeMap<>();
    private Path file;

    @BeforeEach
    void folder() throws IOException {
        file = Files.createDirectories(home.resolve(".oci")).resolve("config");
    }

    @Test
    void remarkBehindASectionDoesNotGiveItsKeysToAnother() throws IOException {
        Files.writeString(file, COMPLETE);

        assertThat(profile(Optional.empty()).find("user")).contains("ocid1.user.oc1..file");
        assertThat(profile(Optional.of("PROD")).find("user")).contains("ocid1.user.oc1..prod");
        assertThat(profile(Optional.of("PROD")).find("region")).contains("us-ashburn-1");
    }

    @Test
    void variablesOfTheCliReplaceSingleValuesAndAreShown() throws IOException {
        Files.writeString(file, COMPLETE);
        environment.put("OCI_CLI_USER", "ocid1.user.oc1..variable");
        environment.put("OCI_CLI_REGION", " eu-frankfurt-1 ");
        environment.put("OCI_CLI_TENANCY", "");

        Profile profile = profile(Optional.empty());

        assertThat(profile.find("user")).contains("ocid1.user.oc1..variable");
        assertThat(profile.find("region")).contains("eu-frankfurt-1");
        assertThat(profile.find("tenancy")).contains("ocid1.tenancy.oc1..file");
        assertThat(profile.shown())
                .isEqualTo("profile DEFAULT in " + file + " (overridden by OCI_CLI_USER, OCI_CLI_REGION)");
    }

    @Test
    void keyOfTheEnvironmentComesBeforeThatOfTheProfileAndItsTextBeforeItsFile() throws IOException {
        Files.writeString(file, COMPLETE.replace("key_file=~/key.pem", "key_content=\n  of\n  file"));
        assertThat(profile(Optional.empty()).keyContent()).contains("\nof\nfile");

        Path key = Files.writeString(home.resolve("mine.pem"), "key");
        environment.put("OCI_CLI_KEY_FILE", "~/mine.pem");
        assertThat(profile(Optional.empty()).keyContent()).isEmpty();
        assertThat(profile(Optional.empty()).file("key_file", "")).isEqualTo(key);

        environment.put("OCI_CLI_KEY_CONTENT", "of variable");
        assertThat(profile(Optional.empty()).keyContent()).contains("of variable");
        assertThat(profile(Optional.empty()).keyContentSource()).isEqualTo("OCI_CLI_KEY_CONTENT");
    }

    @Test
    void environmentThatHasAllNeedsNoFile() {
        allVariables();

        Profile profile = profile(Optional.empty());

        assertThat(profile.isOfEnvironment()).isTrue();
        assertThat(profile.value("user", "")).isEqualTo("ocid1.user.oc1..variable");
        assertThat(profile.shown())
                .isEqualTo("the environment (OCI_CLI_USER, OCI_CLI_TENANCY, OCI_CLI_FINGERPRINT, OCI_CLI_KEY_CONTENT)");
    }

    @Test
    void fileOrProfileThatIsNamedMustExistWhateverTheEnvironmentHas() throws IOException {
        allVariables();
        assertRefused(Optional.of("PROD"), "OCI configuration file not found: " + file);

        Files.writeString(file, COMPLETE);
        assertRefused(Optional.of("TEST"), "Profile TEST not found in " + file + ", which has DEFAULT, PROD");
    }

    /** As a folder that this user may not read, which tests by root cannot have. */
    @Test
    void aFileThatCannotBeLookedForIsNotReportedAsMissing() throws IOException {
        Path folder = Objects.requireNonNull(file.getParent());
        Files.delete(folder);
        Files.writeString(folder, "not a folder");

        assertRefused(Optional.empty(), "Cannot read " + file + ": FileSystemException");
    }

    @Test
    void variablesThatAreMissingAreNamed() {
        allVariables();
        environment.remove("OCI_CLI_TENANCY");
        environment.put("OCI_CLI_KEY_CONTENT", "");

        assertRefused(
                Optional.empty(),
                "OCI configuration file not found: " + file + "; missing environment variables: OCI_CLI_TENANCY,"
                        + " OCI_CLI_KEY_CONTENT or OCI_CLI_KEY_FILE");
    }

    @ParameterizedTest
    @CsvSource({
        "ocid1.user.oc1..a # mine, the comment after the value",
        "\"ocid1.user.oc1..a\", the quotes are read as part of the value",
        "ocid1.user oc1..a, a character that is not allowed in user"
    })
    void valueThatCannotBeOneIsRefusedWithItsLine(String value, String why) throws IOException {
        Files.writeString(file, "[DEFAULT]\n\nuser=" + value + "\n");

        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> profile(Optional.empty()).find("user"))
                .withMessageContaining(file + ": line 3: user: ")
                .withMessageContaining(why)
                .withMessageNotContaining("oc1..a");
    }

    @Test
    void indentedKeyContinuesTheValueAbove() throws IOException {
        Files.writeString(file, "[DEFAULT]\nkey_file=~/key.pem\n  user=ocid1.user.oc1..a\n");

        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> profile(Optional.empty()).find("key_file"))
                .withMessageContaining(file + ": line 2: key_file: the value has several lines");
    }

    @Test
    void keyFileThatIsMissingOrAFolderIsNamed() throws IOException {
        Files.writeString(file, COMPLETE);
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> profile(Optional.empty()).file("key_file", ""))
                .withMessageContaining("file not found: " + home.resolve("key.pem"));

        Files.createDirectories(home.resolve("key.pem"));
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> profile(Optional.empty()).file("key_file", ""))
                .withMessageContaining("is a folder");
    }

    private void allVariables() {
        environment.put("OCI_CLI_USER", "ocid1.user.oc1..variable");
        environment.put("OCI_CLI_TENANCY", "ocid1.tenancy.oc1..variable");
        environment.put("OCI_CLI_FINGERPRINT", "aa:bb");
        environment.put("OCI_CLI_KEY_CONTENT", "key");
    }

    private void assertRefused(Optional<String> name, String message) {
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> profile(name))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.CREDENTIALS_NOT_FOUND));
    }

    private Profile profile(Optional<String> name) {
        SignIn signIn = new SignIn(Optional.empty(), Optional.empty(), name, Optional.empty(), environment, home);
        return Profile.read(SignInChoice.of(signIn), signIn);
    }
}
